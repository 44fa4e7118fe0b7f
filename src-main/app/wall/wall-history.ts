/** Undo and redo of a person's changes of the wall: its tiles and its layout. */
import type { WallLayout } from '../../contract/layout.ts'
import { withCameras, type Tiles } from '../../contract/tiles.ts'
import { withReplaced, type Replacement } from './replacement.ts'

/** Changes that can be undone: more than a person can remember. */
const MAX_CHANGES = 100

export interface WallState {
  readonly tiles: Tiles
  readonly layout: WallLayout
}

/** Where the state is kept. */
export interface WallStateKeeper {
  get(): WallState
  set(state: WallState): void
}

export class WallHistory {
  readonly #keeper: WallStateKeeper
  #undone: readonly WallState[] = []
  #done: readonly WallState[] = []

  constructor(keeper: WallStateKeeper) {
    this.#keeper = keeper
  }

  /** Makes a change that can be undone. */
  change(act: () => void): void {
    const before = this.#keeper.get()
    act()
    const now = this.#keeper.get()
    if (now.tiles === before.tiles && now.layout === before.layout) return
    this.#done = [...this.#done, before].slice(-MAX_CHANGES)
    this.#undone = []
  }

  undo(): void {
    const before = this.#done.at(-1)
    if (before === undefined) return
    this.#done = this.#done.slice(0, -1)
    this.#undone = [...this.#undone, this.#keeper.get()]
    this.#restore(before)
  }

  redo(): void {
    const next = this.#undone.at(-1)
    if (next === undefined) return
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, this.#keeper.get()]
    this.#restore(next)
  }

  /** A camera has taken the place of another one, also in the states before. */
  replace(replacement: Replacement): void {
    const replaced = (state: WallState) => ({
      ...state,
      tiles: withReplaced(state.tiles, replacement),
    })
    this.#done = this.#done.map(replaced)
    this.#undone = this.#undone.map(replaced)
  }

  /** Cameras that came since then keep a tile. The lock is no change of the arrangement, and stays as it is. */
  #restore({ tiles, layout }: WallState): void {
    const now = this.#keeper.get()
    this.#keeper.set({
      tiles: withCameras(
        tiles,
        now.tiles.map(({ camera }) => camera),
      ),
      layout: { ...layout, isLocked: now.layout.isLocked },
    })
  }
}
