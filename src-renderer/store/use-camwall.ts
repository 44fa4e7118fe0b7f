/** Hooks for components: the store itself, and selectors of what it holds. */
import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import type { Topics } from '../../src-main/features/list.ts'
import type { CamwallStore } from './camwall-store.ts'

export const CamwallContext = createContext<CamwallStore | undefined>(undefined)

export function useCamwallStore(): CamwallStore {
  const store = use(CamwallContext)
  if (store === undefined) throw new Error('This component is outside CamwallContext.')
  return store
}

/** Renders again only when the selected value changes. The topics are `undefined` until they arrive. */
export function useTopics<Value>(select: (topics: Topics | undefined) => Value): Value {
  return useStore(useCamwallStore().main.topics, select)
}

/** Whether single characters run commands; see the setting. */
export function useSingleCharacters(): boolean {
  return useTopics((topics) => topics?.settings.keys.singleCharacters !== false)
}

/** `select` is called only when the status of this camera has changed. */
export function useCamera<Value>(
  camera: string,
  select: (status: CameraStatus | undefined) => Value,
): Value {
  const { cameras } = useCamwallStore().main
  const follow = useCallback(
    (listener: () => void) => cameras.onCamera(camera, listener),
    [cameras, camera],
  )
  return useSyncExternalStore(follow, () => select(cameras.get(camera)))
}

/** The status of every camera. */
export function useCameras(): ReadonlyMap<string, CameraStatus> {
  const { cameras } = useCamwallStore().main
  const follow = useCallback((listener: () => void) => cameras.onChange(listener), [cameras])
  return useSyncExternalStore(follow, () => cameras.all)
}
