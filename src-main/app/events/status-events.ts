/** Makes events of what is published about the cameras: warnings that begin and end, and readings that change. */
import type { CameraChanges } from '../../contract/bridge.ts'
import type { HealthEvent, ReadingEvent } from '../../contract/event.ts'
import type { Readings } from '../../contract/readings.ts'
import type { TroubleCode, Warning } from '../../contract/warnings.ts'
import type { Moment } from '../../feed/feed.ts'
import { readingEvent } from './reading-event.ts'

/** Of one camera. A thermometer that sends with each picture would otherwise fill the list. */
export const READINGS_EVERY_MS = 60_000

const MISSING: TroubleCode = 'missing'

/** When a warning began, by both clocks. */
type Ongoing = Map<TroubleCode, Moment>

export class StatusEvents {
  /** By camera. */
  readonly #ongoing = new Map<string, Ongoing>()
  /** The text of a camera's readings that were an event last, and when, in milliseconds of the monotonic clock. */
  readonly #read = new Map<string, { readonly text: string; readonly steady: number }>()
  /** The newest readings of a camera that are not an event yet. */
  readonly #withheld = new Map<string, ReadingEvent>()

  ofCameras(
    { gone, changed }: CameraChanges,
    moment: Moment,
  ): readonly (HealthEvent | ReadingEvent)[] {
    const ended = gone.flatMap((camera) => this.#ofRemoved(camera, moment))
    for (const { name, readings } of changed)
      if (readings !== undefined) this.#withhold(name, readings, moment)
    const warned = changed.flatMap(({ name, warnings }) =>
      warnings === undefined ? [] : this.#ofWarnings(name, warnings, moment),
    )
    return [...ended, ...warned, ...this.ofReadings(moment)]
  }

  /** Of cameras whose last ones are `READINGS_EVERY_MS` old. Must be called twice a second. */
  ofReadings({ steady }: Moment): readonly ReadingEvent[] {
    const due = [...this.#withheld.values()].filter(
      ({ camera }) => steady - (this.#read.get(camera)?.steady ?? -Infinity) >= READINGS_EVERY_MS,
    )
    for (const { camera, text } of due) {
      this.#withheld.delete(camera)
      this.#read.set(camera, { text, steady })
    }
    return due
  }

  /** @param missing - the cameras that are missing now */
  ofMissing(missing: readonly string[], moment: Moment): readonly HealthEvent[] {
    const ended = [...this.#ongoing]
      .filter(([camera, ongoing]) => ongoing.has(MISSING) && !missing.includes(camera))
      .flatMap(([camera]) => this.#end(camera, MISSING, moment))
    const begun = missing
      .filter((camera) => this.#ongoing.get(camera)?.has(MISSING) !== true)
      .map((camera) => this.#begin(camera, { code: MISSING, since: moment.at }, moment))
    return [...ended, ...begun]
  }

  /** When Camwall stops: what is wrong then has no end. */
  ofStop(moment: Moment): readonly HealthEvent[] {
    const ongoing = [...this.#ongoing]
    return ongoing.flatMap(([camera, codes]) =>
      [...codes.keys()].flatMap((code) => this.#end(camera, code, moment, 'stop')),
    )
  }

  #ofRemoved(camera: string, moment: Moment): readonly HealthEvent[] {
    this.#read.delete(camera)
    this.#withheld.delete(camera)
    return this.#ofWarnings(camera, [], moment)
  }

  #ofWarnings(camera: string, warnings: readonly Warning[], moment: Moment): HealthEvent[] {
    const codes = new Set<TroubleCode>([MISSING, ...warnings.map(({ code }) => code)])
    const known = [...(this.#ongoing.get(camera)?.keys() ?? [])]
    const ended = known
      .filter((code) => !codes.has(code))
      .flatMap((code) => this.#end(camera, code, moment))
    const begun = warnings
      .filter(({ code }) => !known.includes(code))
      .map((warning) => this.#begin(camera, warning, moment))
    return [...ended, ...begun]
  }

  #begin(
    camera: string,
    { code, since }: { readonly code: TroubleCode; readonly since: number },
    { at, steady }: Moment,
  ): HealthEvent {
    const ongoing = this.#ongoing.get(camera) ?? new Map<TroubleCode, Moment>()
    ongoing.set(code, { at: since, steady: steady - (at - since) })
    this.#ongoing.set(camera, ongoing)
    return { kind: 'health', camera, code, at: since, phase: 'begin' }
  }

  #end(
    camera: string,
    code: TroubleCode,
    { at, steady }: Moment,
    phase: 'end' | 'stop' = 'end',
  ): readonly HealthEvent[] {
    const ongoing = this.#ongoing.get(camera)
    const began = ongoing?.get(code)
    if (ongoing === undefined || began === undefined) return []
    ongoing.delete(code)
    if (ongoing.size === 0) this.#ongoing.delete(camera)
    const lasted = Math.round(steady - began.steady)
    return [{ kind: 'health', camera, code, at, phase, lasted }]
  }

  #withhold(camera: string, readings: Readings, { at }: Moment): void {
    const event = readingEvent(camera, readings, at)
    if (event === undefined) return
    // Values that are again as the last event says are no change of the list.
    if (event.text === this.#read.get(camera)?.text) this.#withheld.delete(camera)
    else this.#withheld.set(camera, event)
  }
}
