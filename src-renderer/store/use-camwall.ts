/** How components reach the store: a selector for what they show, and the store itself for what they do. */
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { CamwallState } from './camwall-state.ts'
import type { CamwallStore } from './camwall-store.ts'

export const CamwallContext = createContext<CamwallStore | undefined>(undefined)

export function useCamwallStore(): CamwallStore {
  const store = use(CamwallContext)
  if (store === undefined) throw new Error('A part of the wall stands outside CamwallContext.')
  return store
}

/** Renders again only when what the selector gives is another value. */
export function useCamwall<Value>(selector: (state: CamwallState) => Value): Value {
  return useStore(useCamwallStore().state, selector)
}
