/** A person's changes of the wall: its tiles and its layout, with the lock, undo and redo. */
import { isDeepStrictEqual } from 'node:util'
import { withoutStale } from '../../contract/arrange/reduce.ts'
import type { LayoutPatch, WallLayout } from '../../contract/layout.ts'
import type { Kept } from '../settings/settings-store.ts'
import type { Replacement } from './replacement.ts'
import type { TileKeeper } from './tile-keeper.ts'
import { WallHistory } from './wall-history.ts'

export class Arranger {
  readonly #tiles: TileKeeper
  readonly #layout: Kept<WallLayout>
  readonly #changed: () => void
  readonly #history: WallHistory

  /** @param changed - called after each change that a person requested, also if it changed nothing */
  constructor(tiles: TileKeeper, layout: Kept<WallLayout>, changed: () => void) {
    this.#tiles = tiles
    this.#layout = layout
    this.#changed = changed
    this.#history = new WallHistory({
      get: () => ({ tiles: tiles.tiles, layout: layout.value }),
      set: (state) => {
        tiles.restore(state.tiles)
        layout.set(state.layout)
      },
    })
  }

  get layout(): WallLayout {
    return this.#layout.value
  }

  /** Makes a change of the tiles, which can be undone. */
  change(act: (tiles: TileKeeper) => void): void {
    this.#unlessLocked(() =>
      this.#history.change(() => {
        act(this.#tiles)
        this.#forgetStale()
      }),
    )
  }

  /** A locked layout can only be unlocked. */
  changeLayout({ isLocked, ...patch }: LayoutPatch): void {
    if (isLocked !== undefined) this.#layout.set({ ...this.layout, isLocked })
    this.change(() => {
      const next = { ...this.layout, ...patch }
      if (!isDeepStrictEqual(this.layout, next)) this.#layout.set(next)
    })
  }

  undo(): void {
    this.#unlessLocked(() => this.#history.undo())
  }

  redo(): void {
    this.#unlessLocked(() => this.#history.redo())
  }

  /** A camera takes the place of another one, also in the states before. */
  replace(replacement: Replacement): void {
    this.#tiles.replace(replacement)
    this.#history.replace(replacement)
  }

  /** Ids are used again: a new tile must not get what was set for one that was removed. */
  #forgetStale(): void {
    const ids = new Set(this.#tiles.tiles.map(({ id }) => id))
    const layout = withoutStale(this.layout, ids)
    if (layout !== this.layout) this.#layout.set(layout)
  }

  #unlessLocked(act: () => void): void {
    if (!this.layout.isLocked) act()
    this.#changed()
  }
}
