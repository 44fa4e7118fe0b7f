/** Picks tiles of the kind `free` up, moves and resizes them on the grid, and drops them or puts them back. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { draggedBy, grownBy, type Handle } from '../../src-main/contract/arrange/resizing.ts'
import { reduce, type ArrangeCommand } from '../../src-main/contract/arrange/reduce.ts'
import type { Cell, WallLayout } from '../../src-main/contract/layout.ts'
import type { Point } from '../../src-main/contract/rect.ts'
import { message } from '../../src-main/contract/text/text.ts'
import { text } from '../text/language.ts'
import { cellOf, cellsOfHeld, heldWith, isArranged, stillHeld, type HeldCell } from './held-cell.ts'
import { changeLayout, isStillSame } from './layout-change.ts'
import type { MainProcess } from './main-process.ts'
import type { TileList } from './tile-list.ts'
import type { Voice } from './voice.ts'

type Announcement =
  | 'voice.free-lifted'
  | 'voice.free-moved'
  | 'voice.free-dropped'
  | 'voice.free-put-back'

export class FreeHand {
  readonly state: StoreApi<HeldCell | undefined> = createStore<HeldCell | undefined>(
    () => undefined,
  )
  readonly #tiles: TileList
  readonly #main: MainProcess
  readonly #voice: Voice

  constructor(tiles: TileList, main: MainProcess, voice: Voice) {
    this.#tiles = tiles
    this.#main = main
    this.#voice = voice
    tiles.state.subscribe(() => {
      const { held } = this
      if (held !== undefined) this.state.setState(stillHeld(held, this.#order), true)
    })
    // Another window arranges the same wall.
    main.topics.subscribe((now) => {
      const { held } = this
      if (held !== undefined && !isStillSame(held.start, now?.layout, 'free'))
        this.state.setState(undefined, true)
    })
  }

  get held(): HeldCell | undefined {
    return this.state.getState()
  }

  /** @param ids - the tiles that move with it */
  lift(tile: string, ids: readonly string[], by: HeldCell['by']): void {
    const start = this.#layout
    if (start === undefined || this.#tiles.get(tile) === undefined) return
    const together = this.#order.filter((id) => id === tile || ids.includes(id))
    const held = { tile, ids: together, by, start, command: undefined, layout: start }
    this.state.setState(held, true)
    if (by === 'keyboard') this.#announce('voice.free-lifted', held)
  }

  /** @param by - from where they were picked up, in cells */
  moveBy(by: Point): void {
    this.#change((held) => ({ kind: 'move', tiles: held.ids, by }))
  }

  /** One step further. @param by - in cells */
  step(by: Point): void {
    this.#change((held) => {
      const { from, to } = cellsOfHeld(held, this.#order)
      const [x, y, width, height] = to
      return width === from[2] && height === from[3]
        ? {
            kind: 'move',
            tiles: held.ids,
            by: { x: x - from[0] + by.x, y: y - from[1] + by.y },
          }
        : { kind: 'resize', tile: held.tile, to: [x + by.x, y + by.y, width, height] }
    })
  }

  /** Several tiles that are held together keep their sizes. @param aspect - see `grownBy` */
  stretch(by: Point, aspect: number | undefined): void {
    this.#change((held) =>
      held.ids.length > 1
        ? undefined
        : {
            kind: 'resize',
            tile: held.tile,
            to: grownBy(cellsOfHeld(held, this.#order).to, by, aspect),
          },
    )
  }

  /** @param by - how far the handle was dragged, in cells. @param aspect - see `draggedBy` */
  dragHandle(handle: Handle, by: Point, aspect: number | undefined): void {
    this.#change((held) => ({
      kind: 'resize',
      tile: held.tile,
      to: draggedBy(cellOf(held.start, held.tile, this.#order), handle, by, aspect),
    }))
  }

  drop(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#announce('voice.free-dropped', held)
    if (isArranged(held, this.#order)) void changeLayout(this.#main, { free: held.layout.free })
  }

  putBack(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#announce('voice.free-put-back', { ...held, layout: held.start })
  }

  /** Carries a command out at once, without holding a tile. @param tile - the one that is announced */
  run(tile: string, command: ArrangeCommand): void {
    const start = this.#layout
    if (start === undefined) return
    const layout = reduce(start, command, this.#order)
    if (layout === start) return
    const held = { tile, ids: [tile], by: 'keyboard', start, command, layout } as const
    this.#announce('voice.free-dropped', held)
    void changeLayout(this.#main, { free: layout.free })
  }

  cellOf(tile: string): Cell | undefined {
    const layout = this.#layout
    return layout === undefined || this.#tiles.get(tile) === undefined
      ? undefined
      : cellOf(layout, tile, this.#order)
  }

  get #layout(): WallLayout | undefined {
    return this.#main.topics.getState()?.layout
  }

  get #order(): readonly string[] {
    return this.#tiles.all.map(({ id }) => id)
  }

  #change(commandFor: (held: HeldCell) => ArrangeCommand | undefined): void {
    const { held } = this
    const command = held === undefined ? undefined : commandFor(held)
    if (held === undefined || command === undefined) return
    if (isSameCommand(command, held.command)) return
    const next = heldWith(held, command, this.#order)
    if (next === held) return
    this.state.setState(next, true)
    if (held.by === 'keyboard') this.#announce('voice.free-moved', next)
  }

  #announce(key: Announcement, held: HeldCell): void {
    const count = held.ids.length
    const label = this.#tiles.get(held.tile)?.label ?? ''
    const what = count === 1 ? label : message('voice.tiles', { count })
    const [x, y, width, height] = cellsOfHeld(held, this.#order).to
    const place = message('voice.cell', { column: x + 1, row: y + 1, width, height })
    this.#voice.say(text(key, { what, place }))
  }
}

/** Most steps of the pointer stay in the same cell: they must not calculate how the others give way, nor lay the wall out again. */
function isSameCommand(a: ArrangeCommand | undefined, b: ArrangeCommand | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
