/** What this window shows of the wall, and points at: one tile alone, the current tile, the selection. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Rect } from '../../src-main/contract/rect.ts'
import {
  isSameSelection,
  NOTHING_SELECTED,
  selectionOn,
  selectOne,
  selectThese,
  selectTo,
  toggle,
  type Selection,
} from './selection.ts'
import type { TileList } from './tile-list.ts'
import type { Voice } from './voice.ts'
import type { WallTile } from './wall-tile.ts'

export interface View {
  /** The tile that is shown alone. */
  readonly alone: string | undefined
  /** The tile that the Tab key comes to. */
  readonly current: string | undefined
  /** Raised when the current tile should take the focus. */
  readonly focusAsked: number
  readonly selection: Selection
}

export class WallView {
  readonly state: StoreApi<View> = createStore<View>(() => ({
    alone: undefined,
    current: undefined,
    focusAsked: 0,
    selection: NOTHING_SELECTED,
  }))
  readonly #tiles: TileList
  readonly #voice: Voice
  #rects: readonly Rect[] = []

  constructor(tiles: TileList, voice: Voice) {
    this.#tiles = tiles
    this.#voice = voice
    tiles.state.subscribe((now, before) => this.#follow(now, before))
  }

  get now(): View {
    return this.state.getState()
  }

  /** What a command for tiles acts on: the tile that is shown alone, else those that are selected, else the current one. */
  get targets(): readonly WallTile[] {
    const { alone, current, selection } = this.now
    const ids = alone !== undefined ? [alone] : selection.ids.size > 0 ? selection.ids : [current]
    const wanted = new Set<string | undefined>(ids)
    return this.#tiles.all.filter(({ id }) => wanted.has(id))
  }

  /** Where the tiles lie now, in their order on the wall: arrow keys go by it. */
  get rects(): readonly Rect[] {
    return this.#rects
  }

  setRects(rects: readonly Rect[]): void {
    this.#rects = rects
  }

  /** With `focus`, the focus goes to its element at once. */
  setCurrent(id: string, { focus }: { readonly focus: boolean }): void {
    const { current, focusAsked } = this.now
    if (current !== id || focus)
      this.state.setState({ current: id, focusAsked: focusAsked + (focus ? 1 : 0) })
  }

  /** As an arrow key does. What takes the focus is read out by itself. */
  goTo(id: string, { keepsSelection }: { readonly keepsSelection: boolean }): void {
    if (!keepsSelection) this.state.setState({ selection: NOTHING_SELECTED })
    this.setCurrent(id, { focus: true })
  }

  showAlone(id: string): void {
    const tile = this.#tiles.get(id)
    if (tile === undefined || this.now.alone === id) return
    this.state.setState({ alone: id, selection: NOTHING_SELECTED })
    this.#voice.say(`${tile.camera} shown alone.`)
    this.setCurrent(id, { focus: true })
  }

  showAll(): void {
    const { alone } = this.now
    if (alone === undefined) return
    this.state.setState({ alone: undefined })
    this.#voice.say('All cameras shown.')
    this.setCurrent(alone, { focus: true })
  }

  selectOne(id: string): void {
    this.#select(selectOne(id))
  }

  toggle(id: string): void {
    this.#select(toggle(this.now.selection, id))
  }

  /** @param from - where the range begins when nothing is selected yet */
  selectTo(id: string, from: string | undefined): void {
    const { selection } = this.now
    const anchor = selection.anchor ?? from
    this.#select(selectTo({ ...selection, anchor }, this.#order, id))
  }

  /** Those of them that are on the wall: a selection that is brought back may name tiles that have left. */
  selectThese(ids: Iterable<string>): void {
    this.#select(selectionOn(selectThese(ids), this.#order))
  }

  selectAll(): void {
    this.#select(selectThese(this.#order))
  }

  /** Gives whether anything was selected. */
  clearSelection(): boolean {
    const { selection } = this.now
    if (selection.ids.size > 0) this.#select(NOTHING_SELECTED)
    return selection.ids.size > 0
  }

  get #order(): readonly string[] {
    return this.#tiles.all.map(({ id }) => id)
  }

  #select(selection: Selection): void {
    const before = this.now.selection
    if (isSameSelection(before, selection)) return
    this.state.setState({ selection })
    const [only] = selection.ids
    const count = selection.ids.size
    if (count === before.ids.size && count !== 1) return
    if (count === 1 && only !== undefined)
      this.#voice.say(`${this.#tiles.get(only)?.camera ?? ''} selected.`)
    else this.#voice.say(count === 0 ? 'Nothing selected.' : `${count} tiles selected.`)
  }

  /** What a person points at may have left the wall: then it is the next tile that the Tab key comes to. */
  #follow(now: readonly WallTile[], before: readonly WallTile[]): void {
    const { alone, current, selection } = this.now
    const order = now.map(({ id }) => id)
    const here = new Set(order)
    const isCurrentHere = current !== undefined && here.has(current)
    const at = before.findIndex(({ id }) => id === current)
    const next = before.slice(Math.max(at, 0)).find(({ id }) => here.has(id))?.id ?? order.at(-1)
    this.state.setState({
      alone: alone !== undefined && here.has(alone) ? alone : undefined,
      current: isCurrentHere ? current : at < 0 ? order[0] : next,
      selection: selectionOn(selection, order),
    })
  }
}
