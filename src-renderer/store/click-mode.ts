/** Moving, swapping or resizing tiles by single clicks, until it is done: for people who cannot drag (WCAG 2.5.7). */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TileList } from './tile-list.ts'

export interface ClickTarget {
  readonly act: 'move' | 'swap' | 'resize'
  /** The tile that takes the place that is clicked, that swaps places with the clicked tile, or that is resized. */
  readonly tile: string
  /** All tiles that move together; `tile` is one of them. */
  readonly ids: readonly string[]
}

export class ClickMode {
  readonly state: StoreApi<ClickTarget | undefined> = createStore<ClickTarget | undefined>(
    () => undefined,
  )

  constructor(tiles: TileList) {
    tiles.state.subscribe(() => {
      const { target } = this
      if (target === undefined) return
      const ids = target.ids.filter((id) => tiles.get(id) !== undefined)
      this.state.setState(ids.includes(target.tile) ? { ...target, ids } : undefined, true)
    })
  }

  /** `undefined` while clicks do what they usually do. */
  get target(): ClickTarget | undefined {
    return this.state.getState()
  }

  start(target: ClickTarget): void {
    this.state.setState(target, true)
  }

  end(): void {
    this.state.setState(undefined, true)
  }
}
