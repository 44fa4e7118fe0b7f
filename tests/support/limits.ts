/** Limits for a hub in a test. */
import { NO_LIMIT, type ReplyLimits } from '../../src-main/receive/imagezmq/reply-pacer.ts'
import { ReplyScheduler } from '../../src-main/receive/imagezmq/reply-scheduler.ts'

export const UNLIMITED: ReplyLimits = { camera: () => NO_LIMIT, wall: () => NO_LIMIT }

/** The capacity of a wall that is never overloaded. */
export const unlimitedCapacity = () => Infinity

/** Frames a second for each camera; the wall has no limit. */
export function paced(fps: (camera: string) => number): ReplyLimits {
  return { ...UNLIMITED, camera: (camera) => ({ ...NO_LIMIT, fps: fps(camera) }) }
}

/** Every reply is sent at once. */
export function promptReplies(): ReplyScheduler {
  return new ReplyScheduler(UNLIMITED, unlimitedCapacity)
}
