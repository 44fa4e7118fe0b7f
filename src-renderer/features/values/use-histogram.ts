/** The histogram of a camera's newest picture, while a component shows it. */
import { useEffect, useState } from 'react'
import type { CameraHistogram } from '../../../src-main/contract/camera-values.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

/** Four a second: faster changes of a curve cannot be followed, and each takes the main process some milliseconds. */
const EVERY_MS = 250

export function useHistogram(camera: string): CameraHistogram | undefined {
  const { main } = useCamwallStore()
  const [known, setKnown] = useState<{ camera: string; histogram: CameraHistogram | undefined }>()
  useEffect(
    () =>
      poll(
        () => main.ask('values:histogram', camera),
        (histogram) => setKnown({ camera, histogram }),
        EVERY_MS,
      ),
    [main, camera],
  )
  return known?.camera === camera ? known.histogram : undefined
}
