/** Makes a tile of the kind `fit` as large as one, two by two or three by three, until it is dropped or put back. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { reduce } from '../../src-main/contract/arrange/reduce.ts'
import { TILE_SIZES, type TileSpan, type WallLayout } from '../../src-main/contract/layout.ts'
import { text } from '../text/language.ts'
import { changeLayout, isStillSame } from './layout-change.ts'
import type { MainProcess } from './main-process.ts'
import type { TileList } from './tile-list.ts'
import type { Voice } from './voice.ts'

export interface HeldSize {
  readonly tile: string
  /** The layout when it was picked up. */
  readonly start: WallLayout
  /** The layout if it were dropped now. */
  readonly layout: WallLayout
}

export class SizeHand {
  readonly state: StoreApi<HeldSize | undefined> = createStore<HeldSize | undefined>(
    () => undefined,
  )
  readonly #tiles: TileList
  readonly #main: MainProcess
  readonly #voice: Voice

  constructor(tiles: TileList, main: MainProcess, voice: Voice) {
    this.#tiles = tiles
    this.#main = main
    this.#voice = voice
    tiles.state.subscribe(() => this.#letGoUnless(({ tile }) => tiles.get(tile) !== undefined))
    // Another window arranges the same wall.
    main.topics.subscribe((now) =>
      this.#letGoUnless(({ start }) => isStillSame(start, now?.layout, 'sizes')),
    )
  }

  get held(): HeldSize | undefined {
    return this.state.getState()
  }

  lift(tile: string): void {
    const start = this.#main.topics.getState()?.layout
    if (start?.kind === 'fit') this.state.setState({ tile, start, layout: start }, true)
  }

  resize(size: TileSpan): void {
    const { held } = this
    if (held === undefined || sizeIn(held.layout, held.tile) === size) return
    const command = { kind: 'size', tiles: [held.tile], size } as const
    this.state.setState({ ...held, layout: reduce(held.start, command, [held.tile]) }, true)
  }

  /** Larger (1) or smaller (-1), by keys. */
  step(by: 1 | -1): void {
    const { held } = this
    const size = held === undefined ? undefined : sizeAfter(held.layout, held.tile, by)
    if (size === undefined) return
    this.resize(size)
    if (this.held !== undefined) this.#announce(this.held.tile, this.held.layout)
  }

  drop(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#announce(held.tile, held.layout)
    if (held.layout !== held.start) void changeLayout(this.#main, { sizes: held.layout.sizes })
  }

  putBack(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#announce(held.tile, held.start)
  }

  #letGoUnless(isPossible: (held: HeldSize) => boolean): void {
    const { held } = this
    if (held !== undefined && !isPossible(held)) this.state.setState(undefined, true)
  }

  #announce(tile: string, layout: WallLayout): void {
    const what = this.#tiles.get(tile)?.label ?? ''
    this.#voice.say(text('voice.size', { what, size: sizeIn(layout, tile) }))
  }
}

/** How many tiles it is wide and high. */
export function sizeIn({ sizes }: Pick<WallLayout, 'sizes'>, tile: string): TileSpan {
  return sizes[tile] ?? 1
}

/** `undefined` if it cannot be larger (1) or smaller (-1). */
export function sizeAfter(
  layout: Pick<WallLayout, 'sizes'>,
  tile: string,
  by: 1 | -1,
): TileSpan | undefined {
  const wanted = sizeIn(layout, tile) + by
  return TILE_SIZES.find((size) => size === wanted)
}
