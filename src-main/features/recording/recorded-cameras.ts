/** Which cameras are recorded: by hand, by the schedule, and for a while because of an alarm. */
import { z } from 'zod'
import { isScheduled } from '../../app/schedule.ts'
import type { Replacement } from '../../app/wall/replacement.ts'
import { covers } from '../../contract/alarm-rule.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import type { GroupsOf } from '../../contract/named-layout.ts'
import type { Moment } from '../../feed/feed.ts'
import type { RecordingSchedule } from './contract.ts'

/** What a person chose: these cameras; or all, also those that come, but not these. */
export interface ByHand {
  readonly isAll: boolean
  readonly cameras: readonly string[]
}

/** It goes on after a restart. */
export const recordedSchema: z.ZodType<ByHand> = z.object({
  isAll: z.boolean(),
  cameras: z.array(z.string()).max(MAX_TILES).readonly(),
})

export const NONE_BY_HAND: ByHand = { isAll: false, cameras: [] }
export const ALL_BY_HAND: ByHand = { isAll: true, cameras: [] }

export function withCameras(
  { isAll, cameras }: ByHand,
  changed: readonly string[],
  isOn: boolean,
): ByHand {
  const others = cameras.filter((camera) => !changed.includes(camera))
  return { isAll, cameras: isOn === isAll ? others : [...others, ...changed].slice(-MAX_TILES) }
}

/** The same if it has no camera `from`. */
export function withReplacedByHand(byHand: ByHand, { from, to }: Replacement): ByHand {
  const { isAll, cameras } = byHand
  if (!cameras.includes(from)) return byHand
  const others = cameras.filter((camera) => camera !== from && camera !== to)
  return { isAll, cameras: to === undefined ? others : [...others, to] }
}

export class RecordedCameras {
  byHand: ByHand
  schedule: RecordingSchedule | null
  readonly #groupsOf: GroupsOf
  /** Until when each camera is recorded because of an alarm, by the monotonic clock. */
  readonly #alarms = new Map<string, number>()
  /** Cameras that a person stopped while they were scheduled. They are recorded again at the next of the schedule's times. */
  readonly #stopped = new Set<string>()

  constructor(byHand: ByHand, schedule: RecordingSchedule | null, groupsOf: GroupsOf) {
    this.byHand = byHand
    this.schedule = schedule
    this.#groupsOf = groupsOf
  }

  /** A person begins or ends the recording of cameras, whatever else they are recorded for. */
  set(cameras: readonly string[], isOn: boolean): void {
    this.byHand = withCameras(this.byHand, cameras, isOn)
    for (const camera of cameras) this.#overrule(camera, isOn)
  }

  /** @param known - all cameras of the wall */
  setAll(isOn: boolean, known: readonly string[]): void {
    this.byHand = isOn ? ALL_BY_HAND : NONE_BY_HAND
    for (const camera of known) this.#overrule(camera, isOn)
  }

  /** Those that a person chose and that are away. @param known - all cameras of the wall */
  awaited(known: ReadonlySet<string>): readonly string[] {
    const { isAll, cameras } = this.byHand
    return isAll ? [] : cameras.filter((camera) => !known.has(camera))
  }

  recordFor(cameras: readonly string[], seconds: number, { steady }: Moment): void {
    for (const camera of cameras) {
      const until = Math.max(this.#alarms.get(camera) ?? 0, steady + seconds * 1000)
      this.#alarms.set(camera, until)
    }
  }

  /** Must be called before `has`, when time has passed. */
  pass({ at, steady }: Moment): void {
    for (const [camera, until] of this.#alarms) if (until <= steady) this.#alarms.delete(camera)
    if (this.schedule === null || !isScheduled(this.schedule.times, at)) this.#stopped.clear()
  }

  has(camera: string, { at, steady }: Moment): boolean {
    if (this.byHand.cameras.includes(camera) !== this.byHand.isAll) return true
    if ((this.#alarms.get(camera) ?? -Infinity) > steady) return true
    const { schedule } = this
    return (
      schedule !== null &&
      !this.#stopped.has(camera) &&
      isScheduled(schedule.times, at) &&
      covers(schedule.cameras, camera, this.#groupsOf)
    )
  }

  #overrule(camera: string, isOn: boolean): void {
    if (isOn) this.#stopped.delete(camera)
    else {
      this.#stopped.add(camera)
      this.#alarms.delete(camera)
    }
  }
}
