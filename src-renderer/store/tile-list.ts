/** The tiles that are on the wall, first one first, as they are moved and as cameras come and go. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { hasPicture, withMoved, type Tiles } from '../../src-main/contract/tiles.ts'
import type { MainProcess } from './main-process.ts'
import { TILE_TOPICS, wallTiles, type WallTile } from './wall-tile.ts'

interface Move {
  readonly ids: readonly string[]
  readonly before: string | undefined
}

export class TileList {
  /** Another list only when a tile, its shape, its look or its place is another. */
  readonly state: StoreApi<readonly WallTile[]> = createStore<readonly WallTile[]>(() => [])
  readonly #main: MainProcess
  /** Asked for, and not yet in what the main process told. */
  readonly #moves = new Set<Move>()

  constructor(main: MainProcess) {
    this.#main = main
    main.cameras.onTiles(() => this.#refresh())
    main.topics.subscribe((now, before) => {
      if (TILE_TOPICS.some((topic) => now?.[topic] !== before?.[topic])) this.#refresh()
    })
  }

  get all(): readonly WallTile[] {
    return this.state.getState()
  }

  get(id: string | undefined): WallTile | undefined {
    return this.all.find((tile) => tile.id === id)
  }

  /** Its place on the wall, from 0; -1 when it is not there. */
  indexOf(id: string): number {
    return this.all.findIndex((tile) => tile.id === id)
  }

  /** The tile before (-1) or after (1) another; behind the last comes the first. */
  nextOf(id: string, by: 1 | -1): WallTile | undefined {
    const { length } = this.all
    return this.all[(this.indexOf(id) + by + length) % length]
  }

  statusOf(id: string): CameraStatus | undefined {
    const tile = this.get(id)
    return tile === undefined ? undefined : this.#main.cameras.get(tile.camera)
  }

  /** Before another tile or, without one, to the end. At once: the main process is asked meanwhile. */
  move(ids: readonly string[], before: string | undefined): void {
    const move: Move = { ids, before }
    this.#moves.add(move)
    this.#refresh()
    void this.#main.request('tiles:move', ids, before).then((isDone) => {
      this.#moves.delete(move)
      const told = this.#main.topics.getState()
      if (isDone && told !== undefined)
        this.#main.assume({ tiles: this.#withMove(told.tiles, move) })
      this.#refresh()
    })
  }

  #refresh(): void {
    const topics = this.#main.topics.getState()
    if (topics === undefined) return
    const tiles = [...this.#moves].reduce(
      (moved, move) => this.#withMove(moved, move),
      topics.tiles,
    )
    const next = wallTiles({ ...topics, tiles }, this.#main.cameras.all, this.all)
    if (next !== this.all) this.state.setState(next, true)
  }

  #withMove(tiles: Tiles, { ids, before }: Move): Tiles {
    const { cameras } = this.#main
    return withMoved(tiles, ids, before, (camera) => hasPicture(cameras.get(camera)))
  }
}
