/** Picks tiles up, carries them, and drops them or puts them back. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  carriedTo,
  followerOf,
  heldWords,
  holdTiles,
  isMoved,
  keptHeld,
  placeOf,
  type HeldTiles,
} from './held-tiles.ts'
import type { TileList } from './tile-list.ts'
import type { Voice } from './voice.ts'
import type { WallTile } from './wall-tile.ts'

export class Hand {
  /** Apart from all that tiles show: a step of a drag wakes nobody but who lays them out. */
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

  /** With the others that move with it, in whichever order. */
  lift(tile: string, ids: readonly string[], by: HeldTiles['by']): void {
    if (this.#tiles.get(tile) === undefined) return
    const held = holdTiles(this.#order, tile, [...new Set([tile, ...ids])], by)
    this.state.setState(held, true)
    if (by === 'keyboard') this.#tell('lifted', held)
  }

  /** Makes room for the tile that was taken at another place, from 0. */
  carry(place: number): void {
    const { held } = this
    if (held === undefined) return
    const carried = carriedTo(held, this.#order, place)
    if (carried === held) return
    this.state.setState(carried, true)
    if (held.by === 'keyboard') this.#tell('moved', carried)
  }

  drop(): void {
    const { held } = this
    if (held === undefined) return
    const order = this.#order
    this.state.setState(undefined, true)
    this.#tell('dropped', held)
    if (isMoved(order, held)) this.#tiles.move(held.ids, followerOf(order, held))
  }

  /** Moves tiles by so many places past the others, without holding them. */
  step(ids: readonly string[], by: 1 | -1): void {
    const order = this.#order
    const first = order.find((id) => ids.includes(id))
    const last = order.findLast((id) => ids.includes(id))
    const end = by < 0 ? first : last
    if (end === undefined) return
    const held = holdTiles(order, end, ids, 'keyboard')
    const carried = carriedTo(held, order, placeOf(held) + by)
    if (!isMoved(order, carried)) return
    this.#tell('moved', carried)
    this.#tiles.move(carried.ids, followerOf(order, carried))
  }

  putBack(): void {
    const { held } = this
    if (held === undefined) return
    this.state.setState(undefined, true)
    this.#tell('putBack', {
      ...held,
      to: this.#order.indexOf(held.tile) - held.ids.indexOf(held.tile),
    })
  }

  get #order(): readonly string[] {
    return idsOf(this.#tiles.all)
  }

  #tell(what: keyof typeof heldWords, held: HeldTiles): void {
    const count = held.ids.length
    const camera = this.#tiles.get(held.tile)?.camera ?? ''
    const name = count === 1 ? camera : `${count} tiles`
    this.#voice.say(heldWords[what](name, placeOf(held), this.#tiles.all.length))
  }
}

function idsOf(tiles: readonly WallTile[]): readonly string[] {
  return tiles.map(({ id }) => id)
}
