/** Picks tiles up, moves them, and drops them or puts them back. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { message } from '../../src-main/contract/text/text.ts'
import { text } from '../text/language.ts'
import {
  carriedTo,
  followerOf,
  holdTiles,
  isMoved,
  keptHeld,
  placeOf,
  type HeldTiles,
} from './held-tiles.ts'
import type { TileList } from './tile-list.ts'
import type { Voice } from './voice.ts'
import type { WallTile } from './wall-tile.ts'

type Announcement = 'voice.lifted' | 'voice.moved' | 'voice.dropped' | 'voice.put-back'

export class Hand {
  /** A store of its own: a step of a drag notifies only the layout. */
  readonly state: StoreApi<HeldTiles | undefined> = createStore<HeldTiles | undefined>(
    () => undefined,
  )
  readonly #tiles: TileList
  readonly #voice: Voice

  constructor(tiles: TileList, voice: Voice) {
    this.#tiles = tiles
    this.#voice = voice
    tiles.state.subscribe((now, before) => {
      const { held } = this
      if (held !== undefined) this.state.setState(keptHeld(held, idsOf(before), idsOf(now)), true)
    })
  }

  get held(): HeldTiles | undefined {
    return this.state.getState()
  }

  /** @param ids - the tiles that move with it, in any order */
  lift(tile: string, ids: readonly string[], by: HeldTiles['by']): void {
    if (this.#tiles.get(tile) === undefined) return
    const held = holdTiles(this.#order, tile, [...new Set([tile, ...ids])], by)
    this.state.setState(held, true)
    if (by === 'keyboard') this.#announce('voice.lifted', held)
  }

  /** @param place - the new place of the tile that was picked up, from 0 */
  carry(place: number): void {
    const { held } = this
    if (held === undefined) return
    const carried = carriedTo(held, this.#order, place)
    if (carried === held) return
    this.state.setState(carried, true)
    if (held.by === 'keyboard') this.#announce('voice.moved', carried)
  }

  drop(): void {
    const { held } = this
    if (held === undefined) return
    const order = this.#order
    this.state.setState(undefined, true)
    this.#announce('voice.dropped', held)
    if (isMoved(order, held)) this.#tiles.move(held.ids, followerOf(order, held))
  }

  /** Moves tiles one place, without holding them. */
  step(ids: readonly string[], by: 1 | -1): void {
    const order = this.#order
    const first = order.find((id) => ids.includes(id))
    const last = order.findLast((id) => ids.includes(id))
    const end = by < 0 ? first : last
    if (end === undefined) return
    const held = holdTiles(order, end, ids, 'keyboard')
    const carried = carriedTo(held, order, placeOf(held) + by)
    if (!isMoved(order, carried)) return
    this.#announce('voice.moved', carried)
    this.#tiles.move(carried.ids, followerOf(order, carried))
  }

  putBack(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#announce('voice.put-back', {
      ...held,
      to: this.#order.indexOf(held.tile) - held.ids.indexOf(held.tile),
    })
  }

  get #order(): readonly string[] {
    return idsOf(this.#tiles.all)
  }

  #announce(key: Announcement, held: HeldTiles): void {
    const count = held.ids.length
    const label = this.#tiles.get(held.tile)?.label ?? ''
    const what = count === 1 ? label : message('voice.tiles', { count })
    const position = { position: placeOf(held) + 1, count: this.#tiles.all.length }
    this.#voice.say(text(key, { what, position: message('voice.position', position) }))
  }
}

function idsOf(tiles: readonly WallTile[]): readonly string[] {
  return tiles.map(({ id }) => id)
}
