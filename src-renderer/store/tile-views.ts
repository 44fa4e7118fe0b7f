/** The views of tiles in this window: changes that the main process has not confirmed yet, and frozen tiles. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  withViews,
  type TileView,
  type ViewOfTile,
  type Views,
} from '../../src-main/features/views/contract.ts'
import { frozenSource } from '../painting/places.ts'
import type { MainProcess } from './main-process.ts'
import { UNZOOMED } from './tile-view.ts'
import type { WallTile, WindowViews } from './wall-tile.ts'

export class TileViews {
  readonly state: StoreApi<WindowViews> = createStore<WindowViews>(() => ({
    changed: new Map(),
    frozen: new Map(),
    followed: undefined,
    isPast: false,
    recorded: new Map(),
  }))
  readonly #main: MainProcess
  #isAsking = false

  constructor(main: MainProcess) {
    this.#main = main
  }

  of(tile: string): TileView {
    const { changed } = this.state.getState()
    const views = this.#main.topics.getState()?.views
    return changed.get(tile) ?? views?.find((view) => view.tile === tile) ?? UNZOOMED
  }

  /** Shown at once. A wheel and a drag change views more often than requests are answered, so only the newest are requested. */
  change(tile: string, view: TileView): void {
    const { changed } = this.state.getState()
    this.state.setState({ changed: new Map(changed).set(tile, view) })
    if (!this.#isAsking) void this.#ask()
  }

  /** The hotspot shows this camera from now on. */
  follow(camera: string): void {
    if (this.state.getState().followed !== camera) this.state.setState({ followed: camera })
  }

  /** Pictures of the past are shown as when they were live: what their cameras do now is another matter. */
  setPast(isPast: boolean, recorded: WindowViews['recorded']): void {
    const before = this.state.getState()
    if (before.isPast !== isPast || before.recorded !== recorded)
      this.state.setState({ isPast, recorded })
  }

  isFrozen(tile: string): boolean {
    return this.state.getState().frozen.has(tile)
  }

  /** What its frozen tiles show, as the painter names it. */
  frozenSources(): readonly string[] {
    return [...this.state.getState().frozen].map(([tile, { since }]) => frozenSource(tile, since))
  }

  /** @param at - in milliseconds since the epoch */
  freeze(tiles: Iterable<Pick<WallTile, 'id' | 'camera'>>, at: number): void {
    const frozen = new Map(this.state.getState().frozen)
    for (const { id, camera } of tiles) if (!frozen.has(id)) frozen.set(id, { since: at, camera })
    this.state.setState({ frozen })
  }

  unfreeze(tiles: Iterable<string>): void {
    const frozen = new Map(this.state.getState().frozen)
    for (const tile of tiles) frozen.delete(tile)
    this.state.setState({ frozen })
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    for (let asked = this.#changed(); asked.size > 0; asked = this.#changed()) {
      const views = [...asked].map(([tile, { zoom, x, y }]) => ({ tile, zoom, x, y }))
      // The state that it changed may arrive after the answer, and that of an earlier change before it.
      const arrived: Views[] = []
      const stop = this.#main.topics.subscribe((topics) => void arrived.push(topics?.views ?? []))
      const isDone = await this.#main.request('views:change', views)
      stop()
      const now = this.#main.topics.getState()?.views
      const hasArrived = arrived.some((state) => views.every((view) => isIn(state, view)))
      if (isDone && now !== undefined && !hasArrived)
        this.#main.assume({ views: withViews(now, views) })
      const rest = [...this.#changed()].filter(([tile, view]) => asked.get(tile) !== view)
      this.state.setState({ changed: new Map(rest) })
    }
    this.#isAsking = false
  }

  #changed(): WindowViews['changed'] {
    return this.state.getState().changed
  }
}

function isIn(views: Views, { tile, zoom, x, y }: ViewOfTile): boolean {
  const found = views.find((view) => view.tile === tile) ?? UNZOOMED
  return found.zoom === zoom && found.x === x && found.y === y
}
