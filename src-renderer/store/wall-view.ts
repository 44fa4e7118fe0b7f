/** What this window shows of the wall: one tile solo or all, the current tile, the selection. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { message } from '../../src-main/contract/text/text.ts'
import { text } from '../text/language.ts'
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
  /** The tile that is shown solo. */
  readonly solo: string | undefined
  /** The tile that the Tab key moves the focus to. */
  readonly current: string | undefined
  /** Incremented when the current tile must take the focus. */
  readonly focusRequests: number
  readonly selection: Selection
}

export class WallView {
  readonly state: StoreApi<View> = createStore<View>(() => ({
    solo: undefined,
    current: undefined,
    focusRequests: 0,
    selection: NOTHING_SELECTED,
  }))
  readonly #tiles: TileList
  readonly #voice: Voice
  #rects: readonly Rect[] = []
  #shown: ReadonlyMap<string, Rect> = new Map()
  #area: Size = { width: 0, height: 0 }

  constructor(tiles: TileList, voice: Voice) {
    this.#tiles = tiles
    this.#voice = voice
    tiles.state.subscribe((now, before) => this.#follow(now, before))
  }

  get now(): View {
    return this.state.getState()
  }

  /** What a command for tiles acts on: the tile that is shown solo, else the selected tiles, else the current one. */
  get targets(): readonly WallTile[] {
    const { solo, current, selection } = this.now
    const ids = solo !== undefined ? [solo] : selection.ids.size > 0 ? selection.ids : [current]
    const wanted = new Set<string | undefined>(ids)
    return this.#tiles.all.filter(({ id }) => wanted.has(id))
  }

  /** Where the tiles are now, in their order on the wall, for the arrow keys. */
  get rects(): readonly Rect[] {
    return this.#rects
  }

  /** The size of the wall in CSS pixels. */
  get area(): Size {
    return this.#area
  }

  /** Where a tile is; `undefined` unless it is shown now. */
  rectOf(id: string): Rect | undefined {
    return this.#shown.get(id)
  }

  /** @param shown - of the tiles that are shown, by their ids */
  setRects(rects: readonly Rect[], area: Size, shown: ReadonlyMap<string, Rect>): void {
    this.#rects = rects
    this.#area = area
    this.#shown = shown
  }

  /** With `focus`, its element takes the focus at once. */
  setCurrent(id: string, { focus }: { readonly focus: boolean }): void {
    const { current, focusRequests } = this.now
    if (current !== id || focus)
      this.state.setState({ current: id, focusRequests: focusRequests + (focus ? 1 : 0) })
  }

  /** For an arrow key. No announcement: a screen reader reads what takes the focus. */
  goTo(id: string, { keepsSelection }: { readonly keepsSelection: boolean }): void {
    if (!keepsSelection) this.state.setState({ selection: NOTHING_SELECTED })
    this.setCurrent(id, { focus: true })
  }

  showSolo(id: string): void {
    const tile = this.#tiles.get(id)
    if (tile === undefined || this.now.solo === id) return
    this.state.setState({ solo: id, selection: NOTHING_SELECTED })
    this.#voice.say(text('voice.solo', { camera: tile.label }))
    this.setCurrent(id, { focus: true })
  }

  showAll(): void {
    const { solo } = this.now
    if (solo === undefined) return
    this.state.setState({ solo: undefined })
    this.#voice.say(text('voice.all-shown'))
    this.setCurrent(solo, { focus: true })
  }

  /** Before tiles go: the focus moves to the next tile that stays, so that it is not lost. */
  leave(gone: ReadonlySet<string>): void {
    const { all } = this.#tiles
    const behind = all.slice(
      Math.max(
        0,
        all.findLastIndex(({ id }) => gone.has(id)),
      ),
    )
    const next = [...behind, ...all.toReversed()].find(({ id }) => !gone.has(id))
    this.showAll()
    if (next !== undefined) this.goTo(next.id, { keepsSelection: false })
  }

  selectOne(id: string): void {
    this.#select(selectOne(id))
  }

  toggle(id: string): void {
    this.#select(toggle(this.now.selection, id))
  }

  /** @param from - the start of the range when nothing is selected yet */
  selectTo(id: string, from: string | undefined): void {
    const { selection } = this.now
    const anchor = selection.anchor ?? from
    this.#select(selectTo({ ...selection, anchor }, this.#order, id))
  }

  /** Ids of tiles that are no longer on the wall are ignored: a restored selection may have some. */
  selectThese(ids: Iterable<string>): void {
    this.#select(selectionOn(selectThese(ids), this.#order))
  }

  selectAll(): void {
    this.#select(selectThese(this.#order))
  }

  /** Returns whether anything was selected. */
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
    const label = count === 1 ? this.#tiles.get(only)?.label : undefined
    const what = label ?? message('voice.tiles', { count })
    this.#voice.say(
      count === 0 ? text('voice.selection-cleared') : text('voice.selected', { what }),
    )
  }

  /** The current tile may have been removed: the next tile is then current. Of another layout, the first one is. */
  #follow(now: readonly WallTile[], before: readonly WallTile[]): void {
    const { solo, current, selection } = this.now
    const order = now.map(({ id }) => id)
    const here = new Set(order)
    const isCurrentHere = current !== undefined && here.has(current)
    const isSameLayout = before.some(({ id }) => here.has(id))
    const at = isSameLayout ? before.findIndex(({ id }) => id === current) : -1
    const next = before.slice(Math.max(at, 0)).find(({ id }) => here.has(id))?.id ?? order.at(-1)
    this.state.setState({
      solo: solo !== undefined && here.has(solo) ? solo : undefined,
      current: isCurrentHere ? current : at < 0 ? order[0] : next,
      selection: selectionOn(selection, order),
    })
  }
}
