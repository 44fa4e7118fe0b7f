/** When each thing that is wrong with a camera began, from what is noticed of it. Pure. */
import type { WarningCode } from '../../contract/warnings.ts'
import type { CameraSigns } from '../../feed/camera-signs.ts'

/** By code, in milliseconds of the monotonic clock. */
export type Onsets = ReadonlyMap<WarningCode, number>

export interface Noticed {
  readonly signs: CameraSigns
  /** The mean of the newest picture that was looked at, from 0 (black) to 1; `undefined` if none was. */
  readonly brightness: number | undefined
}

/** A sender that sends nothing else; a single message may have been damaged on its way. */
const FAULTS_IN_ROW = 3
/** Of 1. A covered lens, or a room at night without infra-red; a dim picture with some lights is above. */
const DARK_BELOW = 0.06
/** A picture that is dark is not again until it is this bright: noise must not end it. */
const DARK_UNTIL = 0.09
/** Milliseconds. The clocks of computers that synchronise differ by less. */
const CLOCK_AHEAD_FROM = 2000
const CLOCK_AHEAD_UNTIL = 1000
/** Milliseconds. No picture is on its way for so long, unless it waits in a queue that grows. */
const CLOCK_BEHIND_FROM = 30_000
const CLOCK_BEHIND_UNTIL = 20_000

/**
 * @param before - the onsets at the previous call
 * @param now - in milliseconds of the monotonic clock
 */
export function onsetsAfter(before: Onsets, noticed: Noticed, now: number): Onsets {
  const { signs } = noticed
  const { state, silentFor, lateFor, unchangedFor } = signs
  const onsets = new Map<WarningCode, number>()
  const isOn = (code: WarningCode) => before.has(code)
  const begin = (code: WarningCode, isThere: boolean, ago = 0) => {
    if (isThere) onsets.set(code, ago > 0 ? now - ago : (before.get(code) ?? now))
  }
  // Before its first picture only its messages are known.
  const hasPicture = signs.received > 0
  const isLive = hasPicture && state === 'live'
  begin('gone', hasPicture && state === 'gone', silentFor)
  begin('stalled', hasPicture && state === 'stalled', silentFor)
  begin('faults', state !== 'gone' && signs.faults >= FAULTS_IN_ROW)
  begin('late', isLive && lateFor > 0, lateFor)
  begin('frozen', isLive && unchangedFor > 0, unchangedFor)
  begin('dark', isLive && isDark(noticed.brightness, isOn('dark')))
  begin('same-name', signs.isShared)
  begin('renaming', state !== 'gone' && signs.isRenaming)
  begin('clock', isLive && isClockWrong(signs.sentBefore, isOn('clock')))
  return onsets
}

function isDark(brightness: number | undefined, wasDark: boolean): boolean {
  return brightness !== undefined && brightness < (wasDark ? DARK_UNTIL : DARK_BELOW)
}

function isClockWrong(sentBefore: number | undefined, wasWrong: boolean): boolean {
  if (sentBefore === undefined) return false
  const ahead = wasWrong ? CLOCK_AHEAD_UNTIL : CLOCK_AHEAD_FROM
  const behind = wasWrong ? CLOCK_BEHIND_UNTIL : CLOCK_BEHIND_FROM
  return sentBefore < -ahead || sentBefore > behind
}
