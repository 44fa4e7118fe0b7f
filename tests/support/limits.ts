/** Limits for a hub in a test. */
import { NO_LIMIT, type ReplyLimits } from '../../src-main/receive/imagezmq/reply-pacer.ts'

export const UNLIMITED: ReplyLimits = { camera: () => NO_LIMIT, wall: () => NO_LIMIT }

/** A wall that is never behind. */
export const endlessRoom = () => Infinity

/** Frames a second for each camera; the wall has no limit. */
export function paced(fps: (camera: string) => number): ReplyLimits {
  return { ...UNLIMITED, camera: (camera) => ({ ...NO_LIMIT, fps: fps(camera) }) }
}
