/** When a file has no frames of a camera, by the index of the file. Pure. */
import type { TimeRange } from './past.ts'
import type { RecordedFile } from './recorded-file.ts'
import type { FrameGroup, RecordingIndex } from './recording.ts'

/** A camera that sends less often has pauses, too. */
export const PAUSE_MS = 10_000
/** Of a camera in a file: the longest ones. What is left out is too short to be seen beside them. */
const MOST_PAUSES = 100

/** In order. None where the index does not say the times of its groups. */
export function pausesOf(
  { groups }: RecordingIndex,
  camera: string,
  { from, to }: Pick<RecordedFile, 'from' | 'to'>,
): readonly TimeRange[] {
  const own = groups.filter((group) => group.has(camera))
  // The times of a file can be those of its sender's clock.
  const shift = from - (groups[0]?.span?.from ?? NaN)
  const ends = [from, ...own.map((group) => endOf(group) + shift)]
  const begins = [...own.map((group) => beginOf(group) + shift), to ?? NaN]
  return ends
    .map((end, index) => ({ from: end, to: begins[index] ?? NaN }))
    .filter((pause) => pause.to - pause.from > PAUSE_MS)
    .toSorted((one, other) => other.to - other.from - (one.to - one.from))
    .slice(0, MOST_PAUSES)
    .toSorted((one, other) => one.from - other.from)
}

function beginOf({ span }: FrameGroup): number {
  return span?.from ?? NaN
}

function endOf({ span }: FrameGroup): number {
  return span?.to ?? NaN
}
