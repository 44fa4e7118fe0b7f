/** All frames of a past, one by one. */
import type { Past, PastFrame } from '../../src-main/capture/past.ts'

/** The camera's frames after a time, the oldest first; of several of one millisecond, the last one. */
export function* framesAfter(past: Past, camera: string, time: number): Generator<PastFrame> {
  for (let next = past.next(camera, time); next !== undefined; next = past.next(camera, next)) {
    const frame = past.at(camera, next)
    if (frame !== undefined) yield frame
  }
}
