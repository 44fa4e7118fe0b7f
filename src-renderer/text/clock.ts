/** One clock for all texts that count up; it runs only while one of them is shown. */
import { useSyncExternalStore } from 'react'
import { hubNow } from './hub-now.ts'

/** A text is at most this late. */
const CHECK_EVERY_MS = 250

const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined
let seconds = nowSeconds()

/** Whole seconds since the epoch, by the hub's clock; constant while `isCounting` is off. */
export function useSeconds(isCounting: boolean): number {
  return useSyncExternalStore(isCounting ? follow : standStill, read)
}

/** When today began, in milliseconds since the epoch, by local time. */
export function useToday(): number {
  return useSyncExternalStore(follow, () => new Date(seconds * 1000).setHours(0, 0, 0, 0))
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(tick, CHECK_EVERY_MS)
  tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

function standStill(): () => void {
  return () => undefined
}

function read(): number {
  return seconds
}

function tick(): void {
  const now = nowSeconds()
  if (now === seconds) return
  seconds = now
  for (const listener of listeners) listener()
}

function nowSeconds(): number {
  return Math.floor(hubNow() / 1000)
}
