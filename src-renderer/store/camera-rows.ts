/** The status of every camera, observed one by one: a change of one camera notifies only its own listeners. */
import type { CameraChange, CameraChanges } from '../../src-main/contract/bridge.ts'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { changesTiles } from './wall-tile.ts'

type Listener = () => void

export class CameraRows {
  #rows: ReadonlyMap<string, CameraStatus> = new Map()
  readonly #byCamera = new Map<string, Set<Listener>>()
  readonly #any = new Set<Listener>()
  readonly #tiles = new Set<Listener>()

  /** A new map after each change. */
  get all(): ReadonlyMap<string, CameraStatus> {
    return this.#rows
  }

  get(camera: string): CameraStatus | undefined {
    return this.#rows.get(camera)
  }

  /** Each subscription returns the function that ends it. */
  onCamera(camera: string, listener: Listener): () => void {
    const listeners = this.#byCamera.get(camera) ?? new Set()
    this.#byCamera.set(camera, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#byCamera.get(camera) === listeners)
        this.#byCamera.delete(camera)
    }
  }

  /** Called for a change of any camera. */
  onChange(listener: Listener): () => void {
    this.#any.add(listener)
    return () => void this.#any.delete(listener)
  }

  /** Called when tiles change (`changesTiles`): rarely, unlike the numbers. */
  onTiles(listener: Listener): () => void {
    this.#tiles.add(listener)
    return () => void this.#tiles.delete(listener)
  }

  replace(cameras: readonly CameraStatus[]): void {
    this.update({ gone: [...this.#rows.keys()], changed: cameras })
  }

  update({ gone, changed }: CameraChanges): void {
    const before = this.#rows
    const rows = new Map(before)
    for (const camera of gone) rows.delete(camera)
    for (const change of changed) {
      const row = withChange(rows.get(change.name), change)
      if (row !== undefined) rows.set(row.name, row)
    }
    this.#rows = rows
    const touched = new Set([...gone, ...changed.map(({ name }) => name)])
    const areTilesTouched = [...touched].some((camera) =>
      changesTiles(before.get(camera), rows.get(camera)),
    )
    if (areTilesTouched) this.#call(this.#tiles)
    for (const camera of touched) this.#call(this.#byCamera.get(camera) ?? [])
    if (touched.size > 0) this.#call(this.#any)
  }

  #call(listeners: Iterable<Listener>): void {
    for (const listener of [...listeners]) listener()
  }
}

/** A change is merged into the known row; that of a new camera is a whole row. */
function withChange(
  known: CameraStatus | undefined,
  change: CameraChange,
): CameraStatus | undefined {
  if (known !== undefined) return { ...known, ...change }
  return isWhole(change) ? change : undefined
}

/** When a camera was first seen never changes, so that no other change has it. */
function isWhole(change: CameraChange): change is CameraStatus {
  return change.firstSeen !== undefined
}
