/**
 * The layouts by name, in the order of their tabs. There is always one.
 *
 * Ids are not given again: windows, alarm rules and browsers remember those of layouts and tiles that were deleted.
 */
import { randomUUID } from 'node:crypto'
import { MAX_LAYOUTS } from '../../contract/limits.ts'
import {
  groupsIn,
  type CameraGroups,
  type LayoutCameras,
  type LayoutSummary,
  type NamedLayout,
} from '../../contract/named-layout.ts'
import { message } from '../../contract/text/text.ts'
import { camerasOf, newestTileNumber } from '../../contract/tiles.ts'
import { RequestFault } from '../requests/answer.ts'
import type { Kept } from '../settings/settings-store.ts'
import { Arranger } from '../wall/arranger.ts'
import { withReplaced, type Replacement } from '../wall/replacement.ts'
import type { TileCameras } from '../wall/tile-keeper.ts'
import { withGroup } from './camera-groups.ts'
import { copiedLayout } from './copied-layout.ts'
import { FIRST_LAYOUT } from './first-layout.ts'
import { freeName } from './free-name.ts'

export interface LayoutsParts {
  readonly kept: Kept<readonly NamedLayout[]>
  readonly groups: Kept<CameraGroups>
  readonly feed: TileCameras
  /** Whether a file gives the layouts for this run: their tiles are those of the cameras that belong there. */
  readonly areGiven: boolean
  /** Called after each change that a person requested, also if it changed nothing. */
  readonly changed: () => void
}

interface Renumbered {
  readonly name: string
  /** The new id of each tile that has one. */
  readonly idOf: ReadonlyMap<string, string>
}

export class Layouts {
  readonly #parts: LayoutsParts
  #arrangers: readonly [Arranger, ...Arranger[]]
  /** The number in the newest id of a tile. */
  #newestTile: number
  #hidden: () => readonly string[] = () => []
  readonly #copied = new Set<(idOf: ReadonlyMap<string, string>) => void>()
  readonly #renumbered: Renumbered[] = []

  constructor(parts: LayoutsParts) {
    this.#parts = parts
    this.#newestTile = newestTileNumber(parts.kept.value.flatMap(({ tiles }) => tiles))
    const [first = FIRST_LAYOUT, ...others] = this.#withOwnIds(parts.kept.value)
    this.#arrangers = [this.#open(first), ...others.map((layout) => this.#open(layout))]
    for (const arranger of this.#arrangers) arranger.fit()
    if (this.#renumbered.length > 0) this.#save()
  }

  /** Layouts with tiles that had the ids of other layouts’ tiles when they were read: these have ids of their own now. */
  get renumbered(): readonly Renumbered[] {
    return this.#renumbered
  }

  get all(): readonly NamedLayout[] {
    return this.#arrangers.map(({ named }) => named)
  }

  get summaries(): readonly LayoutSummary[] {
    return this.#arrangers.map(({ named, keepsPlaces }) => {
      const { id, name, cameras, newcomers, tiles } = named
      return { id, name, cameras, newcomers, count: tiles.length, keepsPlaces }
    })
  }

  /** The cameras that belong in a layout, whether or not they have come. */
  get expected(): ReadonlySet<string> {
    const chosen = this.#arrangers.filter(({ keepsPlaces }) => keepsPlaces)
    return new Set(chosen.flatMap(({ tiles }) => camerasOf(tiles)))
  }

  get groups(): CameraGroups {
    return this.#parts.groups.value
  }

  /** The first layout instead of one that does not exist: any window shows one. */
  of(id: string | undefined): Arranger {
    return this.#find(id) ?? this.#arrangers[0]
  }

  /**
   * The same, to change it.
   *
   * @throws RequestFault - while it is locked
   */
  unlocked(id: string | undefined): Arranger {
    const arranger = this.of(id)
    if (arranger.layout.isLocked) throw new RequestFault(message('request.layout-locked'))
    return arranger
  }

  /** Capital letters count as small ones. */
  byName(name: string): NamedLayout | undefined {
    return this.all.find((layout) => layout.name.toLowerCase() === name.toLowerCase())
  }

  /**
   * Returns its id.
   *
   * @throws RequestFault - when there are as many as there can be
   */
  make(name: string, cameras: LayoutCameras): string {
    const made = this.#add({ ...FIRST_LAYOUT, id: randomUUID(), name, cameras })
    made.change((tiles) => tiles.fit())
    return made.named.id
  }

  /**
   * Inserts a copy after a layout, and returns its id.
   *
   * @throws RequestFault - when there are as many as there can be
   */
  duplicate(id: string): string {
    const { named } = this.of(id)
    const idOf = new Map(named.tiles.map((tile) => [tile.id, this.#newTileId()]))
    const copy = this.#add({ ...copiedLayout(named, idOf), id: randomUUID() }, named.id)
    for (const listener of this.#copied) listener(idOf)
    this.#parts.changed()
    return copy.named.id
  }

  /** @param hidden - the ids of tiles that a person hid: nothing is arranged for them */
  hideBy(hidden: () => readonly string[]): void {
    this.#hidden = hidden
  }

  /** Calls back when a layout was duplicated, with the id of each tile’s copy; and at once for those that are `renumbered`. */
  onCopied(listener: (idOf: ReadonlyMap<string, string>) => void): void {
    this.#copied.add(listener)
    for (const { idOf } of this.#renumbered) listener(idOf)
  }

  rename(id: string, name: string): void {
    const others = this.all.filter((layout) => layout.id !== id)
    this.#find(id)?.rename(freeName(name, others))
  }

  /** The last one stays. */
  delete(id: string): void {
    const [first, ...others] = this.#arrangers.filter(({ named }) => named.id !== id)
    if (first !== undefined) this.#set([first, ...others])
    this.#parts.changed()
  }

  /** Before another layout, or to the end. */
  move(id: string, before: string | undefined): void {
    const moved = this.#find(id)
    if (moved !== undefined && id !== before)
      this.#set(
        insertedBefore(
          this.#arrangers.filter((other) => other !== moved),
          moved,
          before,
        ),
      )
    this.#parts.changed()
  }

  /** Adds cameras to a group, or takes them out of it. */
  setGroup(cameras: readonly string[], group: string, isIn: boolean): void {
    const before = this.groups
    const now = withGroup(before, cameras, group, isIn)
    this.#parts.groups.set(now)
    const came = cameras.filter(
      (camera) =>
        groupsIn(now, camera).includes(group) && !groupsIn(before, camera).includes(group),
    )
    for (const arranger of this.#arrangers)
      arranger.fit(isForGroup(arranger.named, group) ? came : [])
    this.#parts.changed()
  }

  /** A new camera. */
  welcome(camera: string): void {
    for (const arranger of this.#arrangers) arranger.welcome(camera)
  }

  /** Cameras whose names were made up. */
  vanish(cameras: readonly string[]): void {
    for (const arranger of this.#arrangers) arranger.vanish(cameras)
  }

  replace(replacement: Replacement): void {
    this.#parts.groups.set(withReplaced(this.groups, replacement))
    for (const arranger of this.#arrangers) {
      arranger.replace(replacement)
      arranger.fit([])
    }
  }

  /** Tiles with the id of a tile of an earlier layout get another one. */
  #withOwnIds(layouts: readonly NamedLayout[]): readonly NamedLayout[] {
    const taken = new Set<string>()
    return layouts.map((layout) => {
      const shared = layout.tiles.filter(({ id }) => taken.has(id))
      const idOf = new Map(shared.map(({ id }) => [id, this.#newTileId()]))
      for (const { id } of layout.tiles) taken.add(id)
      if (idOf.size === 0) return layout
      this.#renumbered.push({ name: layout.name, idOf })
      return copiedLayout(layout, new Map(layout.tiles.map(({ id }) => [id, idOf.get(id) ?? id])))
    })
  }

  #find(id: string | undefined): Arranger | undefined {
    return this.#arrangers.find(({ named }) => named.id === id)
  }

  /** @param after - the layout behind which it is inserted; by default the last one */
  #add(layout: NamedLayout, after?: string): Arranger {
    if (this.#arrangers.length >= MAX_LAYOUTS)
      throw new RequestFault(message('request.too-many-layouts', { most: MAX_LAYOUTS }))
    const added = this.#open({ ...layout, name: freeName(layout.name, this.all) })
    const at = this.#arrangers.findIndex(({ named }) => named.id === after)
    const follower = at < 0 ? undefined : this.#arrangers[at + 1]
    this.#set(insertedBefore(this.#arrangers, added, follower?.named.id))
    return added
  }

  #open(layout: NamedLayout): Arranger {
    let value = layout
    return new Arranger({
      kept: {
        get value() {
          return value
        },
        set: (next) => {
          if (next === value) return
          value = next
          this.#save()
        },
      },
      feed: this.#parts.feed,
      groupsOf: (camera) => groupsIn(this.groups, camera),
      grouped: () => this.groups.map(({ camera }) => camera),
      areGiven: this.#parts.areGiven,
      hidden: () => this.#hidden(),
      newId: () => this.#newTileId(),
      changed: this.#parts.changed,
    })
  }

  #set(arrangers: readonly [Arranger, ...Arranger[]]): void {
    this.#arrangers = arrangers
    this.#save()
  }

  #save(): void {
    this.#parts.kept.set(this.all)
  }

  /** Unique in all layouts, also among the tiles that are removed and can be restored. */
  #newTileId(): string {
    this.#newestTile += 1
    return `t${this.#newestTile}`
  }
}

function isForGroup({ cameras }: NamedLayout, group: string): boolean {
  return cameras.by === 'groups' && cameras.groups.includes(group)
}

/** @param before - the id of the layout before which it is inserted; at the end if there is none */
function insertedBefore(
  arrangers: readonly Arranger[],
  added: Arranger,
  before: string | undefined,
): readonly [Arranger, ...Arranger[]] {
  const at = arrangers.findIndex(({ named }) => named.id === before)
  const [first = added, ...others] = arrangers.toSpliced(at < 0 ? arrangers.length : at, 0, added)
  return [first, ...others]
}
