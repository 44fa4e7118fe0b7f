/** What the page of the recordings knows of them. */
import { useCallback, useEffect, useState } from 'react'
import type { RecordedDay } from '../../../src-main/contract/recording.ts'
import type {
  Recorded,
  RecordedDays,
  RecordedRange,
} from '../../../src-main/features/recordings/contract.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { awaitPicture, EVERY_MS } from './await-picture.ts'

/** A day is added once a day, or when the first recording begins. */
const DAYS_EVERY_MS = 10_000

/** `undefined` until they are known. */
export function useDays(): Recorded<RecordedDays> | undefined {
  const { main } = useCamwallStore()
  const [days, setDays] = useState<Recorded<RecordedDays>>()
  useEffect(() => poll(() => main.ask('recordings:days'), setDays, DAYS_EVERY_MS), [main])
  return days
}

/** What is recorded on a day; `undefined` until it is known. The other function asks for it at once. */
export function useRange(
  day: RecordedDay | undefined,
): readonly [Recorded<RecordedRange> | undefined, refresh: () => Promise<void>] {
  const { main } = useCamwallStore()
  const from = day?.from
  const to = day?.to
  const [known, setKnown] = useState<{ readonly from: number; readonly range: Answer }>()
  const ask = useCallback(async () => {
    if (from === undefined || to === undefined) return
    const range = await main.ask('recordings:range', from, to)
    if (range !== undefined) setKnown({ from, range })
  }, [main, from, to])
  useEffect(() => poll(ask, () => undefined, EVERY_MS), [ask])
  return [known?.from === from ? known?.range : undefined, ask]
}

type Answer = Recorded<RecordedRange>

export interface ShownPicture {
  readonly camera: string
  readonly at: number
  /** A data URL; `undefined` if there is no picture. */
  readonly url: string | undefined
}

/** The picture of a camera at a time, or the one before while that is being read. */
export function useRecordedPicture(camera: string, time: number): ShownPicture | undefined {
  const { main } = useCamwallStore()
  const [shown, setShown] = useState<ShownPicture>()
  const at = Math.round(time)
  useEffect(
    () =>
      awaitPicture(
        () => main.ask('recordings:picture', camera, at),
        (url) => setShown({ camera, at, url }),
      ),
    [main, camera, at],
  )
  return shown
}
