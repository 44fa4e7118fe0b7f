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
  /** The states before the changes that can be undone, and after those that can be redone; the next one last. */
  #done: WallState[] = []
  #undone: WallState[] = []

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
    this.#step(this.#done, this.#undone)
  }

  redo(): void {
    this.#step(this.#undone, this.#done)
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

  /** Restores the last state of one list; the state that it replaces goes to the other. */
  #step(from: WallState[], to: WallState[]): void {
    const state = from.pop()
    if (state === undefined) return
    to.push(this.#keeper.get())
    this.#restore(state)
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
