/** A frame of the feed, for tests. */
import type { Picture } from '../../src-main/contract/frame.ts'
import { FrameOutcome } from '../../src-main/feed/frame-outcome.ts'
import { Frame } from '../../src-main/feed/frame.ts'

export const JPEG = { kind: 'encoded', format: 'jpeg', width: 640, height: 480 } as const

/** @param bytes - how many its picture has; each is 7 */
export function aFrame(picture: Picture, bytes: number): Frame {
  const facts = {
    ...{ id: 1, content: 1, camera: 'Barn', fields: [], picture, sentAt: undefined },
    ...{ arrivedAt: 0, arrivedAtSteady: 0, isServedLast: false },
  }
  return new Frame(facts, new Uint8Array(bytes).fill(7), new FrameOutcome(() => undefined))
}
