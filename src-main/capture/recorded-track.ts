/** The frames of one camera in one file, found by the times at which they arrived. */
import type { TimeRange } from './past.ts'
import type { FrameGroup, FramePlace, RecordingIndex } from './recording.ts'

/** Whether a time is before what is searched for. */
type IsBefore = (arrivedAt: number) => boolean

export class RecordedTrack {
  readonly #camera: string
  readonly #groups: readonly FrameGroup[]
  /** When the first frame of each group arrived, as far as it was read. */
  readonly #begins: (number | undefined)[] = []
  /** When the last frame arrived, once it was read; -Infinity without any. */
  #end: number | undefined
  /** The frames of the group that was read last: the next moment is often in the same. */
  #read: { readonly group: number; readonly places: readonly FramePlace[] } | undefined

  constructor({ groups }: RecordingIndex, camera: string) {
    this.#camera = camera
    this.#groups = groups.filter((group) => group.has(camera))
  }

  /** The last frame before what is searched for. */
  last(isBefore: IsBefore): FramePlace | undefined {
    return this.#placesOf(this.#lastGroup(isBefore)).findLast((place) => isBefore(place.arrivedAt))
  }

  /** The first frame that is not. */
  first(isBefore: IsBefore): FramePlace | undefined {
    const group = this.#lastGroup(isBefore)
    return (
      this.#placesOf(group).find((place) => !isBefore(place.arrivedAt)) ??
      this.#placesOf(group + 1)[0]
    )
  }

  /** The groups that may have frames between two times, in the order of the file. */
  groupsBetween({ from, to }: TimeRange): readonly FrameGroup[] {
    const first = this.#lastGroup((arrivedAt) => arrivedAt <= from)
    const last = this.#lastGroup((arrivedAt) => arrivedAt <= to)
    return this.#groups.slice(Math.max(0, first), last + 1)
  }

  /** Whether the last frame of the file is before what is searched for: an unfinished file may have more by now. */
  isBehind(isBefore: IsBefore): boolean {
    this.#end ??= this.#placesOf(this.#groups.length - 1).at(-1)?.arrivedAt ?? -Infinity
    return isBefore(this.#end)
  }

  /** -1 if all are later. */
  #lastGroup(isBefore: IsBefore): number {
    let below = -1
    let above = this.#groups.length
    while (above - below > 1) {
      const middle = Math.floor((below + above) / 2)
      if (isBefore(this.#begin(middle))) below = middle
      else above = middle
    }
    return below
  }

  #begin(group: number): number {
    return (this.#begins[group] ??= this.#firstTime(group))
  }

  /** That of a damaged group is that of the next one. */
  #firstTime(group: number): number {
    for (const { camera, arrivedAt } of this.#groups[group]?.places() ?? [])
      if (camera === this.#camera) return arrivedAt
    return group + 1 < this.#groups.length ? this.#begin(group + 1) : Infinity
  }

  #placesOf(group: number): readonly FramePlace[] {
    if (this.#read?.group === group) return this.#read.places
    const places = [...(this.#groups[group]?.places() ?? [])].filter(
      ({ camera }) => camera === this.#camera,
    )
    this.#read = { group, places }
    return places
  }
}
