/** One layout, with a person's changes of it: its tiles, its cameras and its options, with the lock, undo and redo. */
import { isDeepStrictEqual } from 'node:util'
import { reduce, withoutStale, withPlaceGiven } from '../../contract/arrange/reduce.ts'
import type { LayoutPatch, WallLayout } from '../../contract/layout.ts'
import {
  isChosen,
  keeps,
  optionsOf,
  takes,
  type CameraRules,
  type GroupsOf,
  type NamedLayout,
} from '../../contract/named-layout.ts'
import { isHotspot, type NewTileId, type Tiles } from '../../contract/tiles.ts'
import type { Kept } from '../settings/settings-store.ts'
import type { Replacement } from './replacement.ts'
import { TileKeeper, type TileCameras } from './tile-keeper.ts'
import { WallHistory } from './wall-history.ts'

export interface ArrangerParts {
  readonly kept: Kept<NamedLayout>
  readonly feed: TileCameras
  readonly groupsOf: GroupsOf
  /** Cameras that are in a group, whether or not they have come. */
  readonly grouped: () => readonly string[]
  /** See `LayoutsParts`. */
  readonly areGiven: boolean
  /** Ids of tiles that a person hid. */
  readonly hidden: () => readonly string[]
  readonly newId: NewTileId
  /** Called after each change that a person requested, also if it changed nothing. */
  readonly changed: () => void
}

export class Arranger {
  readonly #kept: Kept<NamedLayout>
  readonly #tiles: TileKeeper
  readonly #history: WallHistory
  readonly #areGiven: boolean
  readonly #hidden: () => readonly string[]
  readonly #changed: () => void

  constructor({ kept, feed, groupsOf, grouped, areGiven, hidden, newId, changed }: ArrangerParts) {
    this.#kept = kept
    this.#areGiven = areGiven
    this.#hidden = hidden
    this.#changed = changed
    this.#tiles = new TileKeeper(tilesOf(kept), feed, {
      keeps: (camera) => keeps(kept.value, camera, groupsOf),
      takes: (camera) => takes(kept.value, camera, groupsOf),
      keepsPlaces: () => this.keepsPlaces,
      expected: () => (kept.value.cameras.by === 'groups' ? grouped() : []),
      newId,
    })
    this.#history = new WallHistory({
      get: () => kept.value,
      set: (state) => {
        kept.set(state)
        this.#tiles.restore(state.tiles)
      },
      keeps: (state, camera) => keeps(state, camera, groupsOf),
      takes: (state, camera) => takes(state, camera, groupsOf),
      newId,
    })
  }

  get named(): NamedLayout {
    return this.#kept.value
  }

  get layout(): WallLayout {
    return optionsOf(this.named)
  }

  get tiles(): Tiles {
    return this.named.tiles
  }

  /** Whether the places of cameras that have not come are shown. */
  get keepsPlaces(): boolean {
    return this.#areGiven || isChosen(this.named)
  }

  /** Makes a change of the tiles, which can be undone. */
  change(act: (tiles: TileKeeper) => void): void {
    this.#unlessLocked(() =>
      this.#history.change(() => {
        act(this.#tiles)
        this.#forgetStale()
      }),
    )
  }

  /** A locked layout can only be unlocked. */
  changeLayout({ isLocked, ...patch }: LayoutPatch): void {
    if (isLocked !== undefined) this.#patch({ isLocked })
    this.change(() => this.#patch(patch))
  }

  changeRules(rules: Partial<CameraRules>): void {
    this.change((tiles) => {
      const before = new Set(tiles.expected)
      this.#patch(rules)
      // Without a place until now, that of an absent camera was removed.
      tiles.fit(tiles.expected.filter((camera) => !before.has(camera)))
    })
  }

  /** The place of a tile becomes a hotspot; the tile gets the next one. Without a tile, there is no hotspot any more. */
  setHotspot(tile: string | undefined): void {
    this.change((tiles) => {
      tiles.setHotspot(tile)
      const hotspot = this.tiles.find(isHotspot)
      if (tile !== undefined && hotspot !== undefined)
        this.#patch(withPlaceGiven(this.layout, tile, hotspot.id))
    })
  }

  /** Two tiles exchange their places, with their sizes. */
  swap(one: string, other: string): void {
    this.change((tiles) => {
      const hidden = this.#hidden()
      const ids = tiles.shown.map(({ id }) => id).filter((id) => !hidden.includes(id))
      this.#patch(reduce(this.layout, { kind: 'swap', tile: one, other }, ids))
      tiles.swap(one, other)
    })
  }

  rename(name: string): void {
    this.#patch({ name })
    this.#changed()
  }

  undo(): void {
    this.#unlessLocked(() => this.#history.undo())
  }

  redo(): void {
    this.#unlessLocked(() => this.#history.redo())
  }

  /** A new camera. */
  welcome(camera: string): void {
    this.#tiles.welcome(camera)
  }

  /** Cameras whose names were made up. */
  vanish(cameras: readonly string[]): void {
    this.#tiles.vanish(cameras)
  }

  /** Cameras have changed their groups. See `TileKeeper.fit`. */
  fit(expected?: readonly string[]): void {
    if (this.named.cameras.by === 'groups') this.#tiles.fit(expected)
  }

  /** A camera takes the place of another one, also in the states before. */
  replace(replacement: Replacement): void {
    this.#tiles.replace(replacement)
    this.#history.replace(replacement)
  }

  #patch(patch: Partial<NamedLayout>): void {
    const next = { ...this.named, ...patch }
    if (!isDeepStrictEqual(this.named, next)) this.#kept.set(next)
  }

  /** Ids are used again: a new tile must not get what was set for one that was removed. */
  #forgetStale(): void {
    this.#patch(withoutStale(this.layout, new Set(this.tiles.map(({ id }) => id))))
  }

  #unlessLocked(act: () => void): void {
    if (!this.named.isLocked) act()
    this.#changed()
  }
}

function tilesOf(layout: Kept<NamedLayout>): Kept<Tiles> {
  return {
    get value() {
      return layout.value.tiles
    },
    set: (tiles) => {
      if (tiles !== layout.value.tiles) layout.set({ ...layout.value, tiles })
    },
  }
}
