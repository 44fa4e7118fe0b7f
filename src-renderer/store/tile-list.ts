/** The tiles on the wall, in their order, with moves that the main process has not confirmed yet. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { hasPicture, isHotspot, withMoved, type Tiles } from '../../src-main/contract/tiles.ts'
import type { MainProcess } from './main-process.ts'
import type { TileViews } from './tile-views.ts'
import { shownLayout } from './shown-layout.ts'
import { TILE_TOPICS, wallTiles, type WallTile } from './wall-tile.ts'

interface Move {
  readonly ids: readonly string[]
  readonly before: string | undefined
}

export class TileList {
  /** Replaced only when a tile, its shape, its appearance or its place has changed. */
  readonly state: StoreApi<readonly WallTile[]> = createStore<readonly WallTile[]>(() => [])
  readonly #main: MainProcess
  readonly #views: TileViews
  /** Requested, and not yet in the topics of the main process. */
  readonly #moves = new Set<Move>()

  constructor(main: MainProcess, views: TileViews) {
    this.#main = main
    this.#views = views
    views.state.subscribe(() => this.#refresh())
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

  /** Whether all windows have it: not a tile of a recorded camera, which only this window shows. */
  isShared(id: string): boolean {
    return this.#main.topics.getState()?.tiles.some((tile) => tile.id === id) === true
  }

  /** Its place on the wall, from 0; -1 when it is not on it. */
  indexOf(id: string): number {
    return this.all.findIndex((tile) => tile.id === id)
  }

  /** The tile before (-1) or after (1) another; after the last one comes the first. */
  nextOf(id: string, by: 1 | -1): WallTile | undefined {
    const { length } = this.all
    return this.all[(this.indexOf(id) + by + length) % length]
  }

  statusOf(id: string): CameraStatus | undefined {
    const tile = this.get(id)
    return tile === undefined ? undefined : this.#main.cameras.get(tile.camera)
  }

  /**
   * Before another tile or, without one, to the end. Shown at once, while the request is under way. Tiles that are not shared stay
   * at the end.
   */
  move(tiles: readonly string[], follower: string | undefined): void {
    const ids = tiles.filter((id) => this.isShared(id))
    const before = follower !== undefined && this.isShared(follower) ? follower : undefined
    const move: Move = { ids, before }
    this.#moves.add(move)
    this.#refresh()
    void this.#main.request('tiles:move', ids, before).then((isDone) => {
      this.#moves.delete(move)
      const known = this.#main.topics.getState()
      if (isDone && known !== undefined)
        this.#main.assume({ tiles: this.#withMove(known.tiles, move) })
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
    const next = wallTiles(
      { ...topics, tiles },
      this.#views.state.getState(),
      this.#main.cameras.all,
      this.all,
    )
    if (next !== this.all) this.state.setState(next, true)
  }

  #withMove(tiles: Tiles, { ids, before }: Move): Tiles {
    const { cameras } = this.#main
    const keepsPlaces = shownLayout(this.#main.topics.getState())?.keepsPlaces === true
    const isShown = (camera: string) =>
      keepsPlaces || isHotspot({ camera }) || hasPicture(cameras.get(camera))
    return withMoved(tiles, ids, before, isShown)
  }
}
