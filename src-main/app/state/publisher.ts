/** What pages are told: topics, each once when it has changed, and what has changed in the rows of cameras. */
import { isDeepStrictEqual } from 'node:util'
import type { StateChange } from '../../contract/bridge.ts'
import type { CameraStatus } from '../../contract/camera.ts'
import { cameraChanges, type Rows } from './camera-changes.ts'

export type Topics = Readonly<Record<string, unknown>>
export type Change = StateChange<Topics>
export type ChangeListener = (change: Change) => void

export class Publisher {
  #topics: Topics = {}
  #rows: Rows = new Map()
  readonly #listeners = new Set<ChangeListener>()

  /** As last told: what is told after it begins there. */
  get told(): { readonly topics: Topics; readonly cameras: readonly CameraStatus[] } {
    return { topics: this.#topics, cameras: [...this.#rows.values()] }
  }

  publish(topics: Topics): void {
    const changed = this.#changedOf(topics)
    if (changed !== undefined) this.#tell({ topics: changed })
  }

  /** Topics and cameras in one message. */
  publishCameras(rows: readonly CameraStatus[], topics: Topics): void {
    const now = new Map(rows.map((row) => [row.name, row]))
    const cameras = cameraChanges(this.#rows, now)
    const changed = this.#changedOf(topics)
    this.#rows = now
    if (cameras === undefined && changed === undefined) return
    this.#tell({
      ...(cameras === undefined ? {} : { cameras }),
      ...(changed === undefined ? {} : { topics: changed }),
    })
  }

  /** Calls back with each change, until the returned function is called. */
  follow(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changedOf(topics: Topics): Topics | undefined {
    const changed = Object.entries(topics).filter(
      ([name, value]) => !isDeepStrictEqual(value, this.#topics[name]),
    )
    if (changed.length === 0) return undefined
    const fresh = Object.fromEntries(changed)
    this.#topics = { ...this.#topics, ...fresh }
    return fresh
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }
}
