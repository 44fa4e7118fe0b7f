/** Creates, moves, duplicates and removes tiles, and saves them. */
import type { CameraStatus } from '../../contract/camera.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import {
  hasPicture,
  isHotspot,
  withCameras,
  withHotspot,
  withMoved,
  withoutTiles,
  withSwapped,
  withTwin,
  type NewTileId,
  type Tiles,
} from '../../contract/tiles.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { withoutSurplus } from '../settings/kept.ts'
import type { Kept } from '../settings/settings-store.ts'
import { withReplaced, type Replacement } from './replacement.ts'

/** The wall's cameras. */
export interface TileCameras {
  readonly cameras: { readonly names: Iterable<string>; statuses(): readonly CameraStatus[] }
  forget(camera: string): void
}

/** What the layout of the tiles says about its cameras. */
export interface TileRules {
  /** Whether a camera may have a tile. */
  keeps(camera: string): boolean
  /** Whether a camera gets a tile when it appears. */
  takes(camera: string): boolean
  /** Whether the places of cameras that have not come are shown. */
  keepsPlaces(): boolean
  /** Cameras that get a tile before they come, if the layout takes them. */
  expected(): readonly string[]
  readonly newId: NewTileId
}

export class TileKeeper {
  readonly #kept: Kept<Tiles>
  readonly #feed: TileCameras
  readonly #rules: TileRules
  /** Cameras that got their first tile in this run. */
  readonly #newcomers = new Set<string>()

  constructor(kept: Kept<Tiles>, feed: TileCameras, rules: TileRules) {
    this.#kept = kept
    this.#feed = feed
    this.#rules = rules
  }

  get tiles(): Tiles {
    return this.#kept.value
  }

  /** Those that are shown, in their order. */
  get shown(): Tiles {
    const isShown = this.#isShown
    return this.tiles.filter(({ camera }) => isShown(camera))
  }

  /** Cameras that the layout has a place for before they come. */
  get expected(): readonly string[] {
    return this.#rules.expected().filter((camera) => this.#rules.takes(camera))
  }

  /** A new camera's place is kept from its first picture on, whether or not anybody moves it. */
  welcome(camera: string): void {
    if (this.#rules.takes(camera)) this.add([camera])
  }

  /** A tile for each of the cameras that has none. */
  add(cameras: readonly string[]): void {
    const before = new Set(this.tiles.map(({ camera }) => camera))
    const tiles = withCameras(this.tiles, cameras, this.#rules.newId)
    for (const camera of cameras) if (!before.has(camera)) this.#noteNewcomer(camera)
    this.restore(tiles)
  }

  /**
   * After the rules have changed: no tile of a camera that may have none, and one of each camera that gets one.
   *
   * @param expected - cameras that get one before they come; by default all that are expected
   */
  fit(expected = this.expected): void {
    const kept = this.tiles.filter(({ camera }) => this.#rules.keeps(camera))
    if (kept.length < this.tiles.length) this.#kept.set(kept)
    const candidates = [...this.#feed.cameras.names, ...expected]
    this.add(candidates.filter((camera) => this.#rules.takes(camera)))
  }

  /** Removes the tiles of cameras whose names were made up. A tile that is older than this run is another sender’s. */
  vanish(cameras: readonly string[]): void {
    const vanished = new Set(cameras.filter((camera) => this.#newcomers.delete(camera)))
    const ids = this.tiles.filter(({ camera }) => vanished.has(camera)).map(({ id }) => id)
    this.#kept.set(withoutTiles(this.tiles, new Set(ids)))
  }

  move(ids: readonly string[], before: string | undefined): void {
    this.#kept.set(withMoved(this.tiles, ids, before, this.#isShown))
  }

  swap(one: string, other: string): void {
    this.#kept.set(withSwapped(this.tiles, one, other))
  }

  /** Inserts a hotspot before a tile; without a tile, removes the one that there is. */
  setHotspot(before: string | undefined): void {
    this.#kept.set(withHotspot(this.tiles, before, this.#rules.newId))
  }

  /** None beyond as many as are kept: a twin's camera is there, and no tile of such a camera is given up. */
  twin(id: string): void {
    if (this.tiles.length < MAX_TILES) this.#kept.set(withTwin(this.tiles, id, this.#rules.newId))
  }

  /**
   * Gives the cameras that were taken off the wall, until they send again. Their place is kept, unless it would still be shown:
   * then they get a new one at the end.
   */
  remove(ids: readonly string[]): readonly string[] {
    const { tiles, emptied } = removal(this.tiles, new Set(ids), (camera) =>
      this.#rules.takes(camera),
    )
    const statuses = this.#feed.cameras.statuses()
    const live = new Set(statuses.filter(({ state }) => state === 'live').map(({ name }) => name))
    const silent = [...emptied].filter((camera) => !live.has(camera))
    const given = this.#rules.keepsPlaces()
      ? tiles.filter(({ camera }) => silent.includes(camera)).map(({ id }) => id)
      : []
    this.#kept.set(withoutTiles(tiles, new Set(given)))
    for (const camera of silent) this.#feed.forget(camera)
    return silent
  }

  /** The new camera gets the tiles of the old one in place of its own. */
  replace(replacement: Replacement): void {
    this.#kept.set(withReplaced(this.tiles, replacement))
  }

  /** Tiles that were there before. */
  restore(tiles: Tiles): void {
    this.#kept.set(withoutSurplus(tiles, new Set(this.#feed.cameras.names)))
  }

  /** Whether a camera's tiles are shown now. */
  get #isShown(): (camera: string) => boolean {
    const withPicture = this.#feed.cameras.statuses().filter(hasPicture)
    const here = new Set(withPicture.map(({ name }) => name))
    return (camera) => this.#rules.keepsPlaces() || isHotspot({ camera }) || here.has(camera)
  }

  #noteNewcomer(camera: string): void {
    this.#newcomers.add(camera)
    keepNewest(this.#newcomers, MAX_TILES)
  }
}

/**
 * Without some tiles, but for one of each camera that comes back by itself, which keeps the camera's place; and those cameras
 * of which all tiles were to go.
 */
export function removal(
  tiles: Tiles,
  ids: ReadonlySet<string>,
  comesBack: (camera: string) => boolean,
): { readonly tiles: Tiles; readonly emptied: ReadonlySet<string> } {
  const staying = new Set(tiles.filter(({ id }) => !ids.has(id)).map(({ camera }) => camera))
  const last = new Map(
    tiles
      .toReversed()
      .filter(({ camera }) => !staying.has(camera) && comesBack(camera))
      .map(({ id, camera }) => [camera, id]),
  )
  const kept = new Set(last.values())
  const going = new Set([...ids].filter((id) => !kept.has(id)))
  return { tiles: withoutTiles(tiles, going), emptied: new Set(last.keys()) }
}
