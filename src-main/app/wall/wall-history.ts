/** Undo and redo of a person's changes of one layout: its tiles, its cameras and its options. */
import { isDeepStrictEqual } from 'node:util'
import type { NamedLayout } from '../../contract/named-layout.ts'
import { withCameras, type NewTileId } from '../../contract/tiles.ts'
import { withReplaced, type Replacement } from './replacement.ts'

/** Changes that can be undone: more than a person can remember. */
const MAX_CHANGES = 100

/** Where the layout is kept. */
export interface WallStateKeeper {
  get(): NamedLayout
  set(state: NamedLayout): void
  /** Whether a camera may have a tile in the layout. */
  keeps(state: NamedLayout, camera: string): boolean
  /** Whether a camera gets a tile in the layout without a person's doing. */
  takes(state: NamedLayout, camera: string): boolean
  readonly newId: NewTileId
}

export class WallHistory {
  readonly #keeper: WallStateKeeper
  /** The states before the changes that can be undone, and after those that can be redone; the next one last. */
  #done: NamedLayout[] = []
  #undone: NamedLayout[] = []

  constructor(keeper: WallStateKeeper) {
    this.#keeper = keeper
  }

  /** Makes a change that can be undone. */
  change(act: () => void): void {
    const before = this.#keeper.get()
    act()
    const now = this.#keeper.get()
    if (isDeepStrictEqual(now, before)) return
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
    const replaced = (state: NamedLayout) => ({
      ...state,
      tiles: withReplaced(state.tiles, replacement),
    })
    this.#done = this.#done.map(replaced)
    this.#undone = this.#undone.map(replaced)
  }

  /** Restores the last state of one list; the state that it replaces goes to the other. */
  #step(from: NamedLayout[], to: NamedLayout[]): void {
    const state = from.pop()
    if (state === undefined) return
    to.push(this.#keeper.get())
    this.#restore(state)
  }

  /**
   * Cameras that came since then keep a tile, and those that have left the groups since then get none. Name and lock are no
   * changes of the arrangement, and stay as they are.
   */
  #restore(state: NamedLayout): void {
    const now = this.#keeper.get()
    const came = now.tiles
      .map(({ camera }) => camera)
      .filter((camera) => this.#keeper.takes(state, camera))
    const kept = state.tiles.filter(({ camera }) => this.#keeper.keeps(state, camera))
    this.#keeper.set({
      ...state,
      name: now.name,
      isLocked: now.isLocked,
      tiles: withCameras(kept, came, this.#keeper.newId),
    })
  }
}
