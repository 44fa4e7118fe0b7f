/** Publishes to the pages: each topic when it changes, and the changed fields of cameras. */
import { isDeepStrictEqual } from 'node:util'
import type { StateChange } from '../../contract/bridge.ts'
import type { CameraStatus } from '../../contract/camera.ts'
import { cameraChanges, type Rows } from './camera-changes.ts'

type AnyTopics = Readonly<Record<string, unknown>>
export type Change = StateChange<AnyTopics>
export type ChangeListener = (change: Change) => void

export class Publisher {
  #topics: AnyTopics = {}
  #rows: Rows = new Map()
  readonly #listeners = new Set<ChangeListener>()

  /** The last published state: later changes are relative to it. */
  get published(): { readonly topics: AnyTopics; readonly cameras: readonly CameraStatus[] } {
    return { topics: this.#topics, cameras: [...this.#rows.values()] }
  }

  publish(topics: AnyTopics): void {
    const changed = this.#changedOf(topics)
    if (changed !== undefined) this.#send({ topics: changed })
  }

  /** Topics and cameras in one message. */
  publishCameras(rows: readonly CameraStatus[], topics: AnyTopics): void {
    const now = new Map(rows.map((row) => [row.name, row]))
    const cameras = cameraChanges(this.#rows, now)
    const changed = this.#changedOf(topics)
    this.#rows = now
    if (cameras === undefined && changed === undefined) return
    this.#send({
      ...(cameras === undefined ? {} : { cameras }),
      ...(changed === undefined ? {} : { topics: changed }),
    })
  }

  /** Calls back with each change, until the returned function is called. */
  follow(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changedOf(topics: AnyTopics): AnyTopics | undefined {
    const changed = Object.entries(topics).filter(
      ([name, value]) => !isDeepStrictEqual(value, this.#topics[name]),
    )
    if (changed.length === 0) return undefined
    const fresh = Object.fromEntries(changed)
    this.#topics = { ...this.#topics, ...fresh }
    return fresh
  }

  #send(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }
}
