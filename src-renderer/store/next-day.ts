/** Recordings that go on past midnight. */
import type { MainProcess } from './main-process.ts'
import { reachOf } from './span.ts'

/** Times are in milliseconds since the epoch. */
interface RecordedAfterMidnight {
  readonly from: number
  readonly to: number
  /** Of each camera. */
  readonly spans: readonly (readonly { readonly from: number; readonly to: number }[])[]
}

/** What follows within that, in milliseconds, goes on: recorders begin new files. */
const GOES_ON_MS = 2000

/**
 * What is recorded on the day that begins at a time. The window's recordings are those of that day then.
 *
 * @param time - the end of what was recorded on the day before, in milliseconds since the epoch
 * @returns `undefined` if that is not the end of the day, or if nothing goes on
 */
export async function recordedAfterMidnight(
  main: MainProcess,
  time: number,
): Promise<RecordedAfterMidnight | undefined> {
  const found = await main.ask('recordings:days')
  if (found === undefined || 'failure' in found) return undefined
  const day = found.days.find(({ from }) => Math.abs(from - time) <= GOES_ON_MS)
  if (day === undefined) return undefined
  const range = await main.ask('recordings:range', day.from, day.to)
  if (range === undefined || 'failure' in range) return undefined
  const spans = range.cameras.map((camera) => camera.spans)
  const { from, to } = reachOf(spans.flat())
  return from - time <= GOES_ON_MS ? { from, to, spans } : undefined
}
