/** Every camera's status, followed one by one: what changes for one camera wakes nobody who shows another. */
import type { CameraChange, CameraChanges } from '../../src-main/contract/bridge.ts'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { changesTiles } from './wall-tile.ts'

type Listener = () => void

export class CameraRows {
  #rows: ReadonlyMap<string, CameraStatus> = new Map()
  readonly #byCamera = new Map<string, Set<Listener>>()
  readonly #any = new Set<Listener>()
  readonly #tiles = new Set<Listener>()

  /** Another map after each change. */
  get all(): ReadonlyMap<string, CameraStatus> {
    return this.#rows
  }

  get(camera: string): CameraStatus | undefined {
    return this.#rows.get(camera)
  }

  /** Each subscription gives its own stop function. */
  onCamera(camera: string, listener: Listener): () => void {
    const listeners = this.#byCamera.get(camera) ?? new Set()
    this.#byCamera.set(camera, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#byCamera.get(camera) === listeners)
        this.#byCamera.delete(camera)
    }
  }

  /** Of any camera. */
  onChange(listener: Listener): () => void {
    this.#any.add(listener)
    return () => void this.#any.delete(listener)
  }

  /** Of what the tiles are made of: seldom, unlike the numbers. */
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

/** What is told of a camera lies over what is known of it; of one that is new, all is told. */
function withChange(
  known: CameraStatus | undefined,
  change: CameraChange,
): CameraStatus | undefined {
  if (known !== undefined) return { ...known, ...change }
  return isWhole(change) ? change : undefined
}

function isWhole(change: CameraChange): change is CameraStatus {
  return change.state !== undefined && change.received !== undefined && change.width !== undefined
}
