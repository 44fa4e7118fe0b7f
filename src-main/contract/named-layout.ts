/** A layout with a name: the cameras that it shows, its tiles, and how they are arranged. */
import type { WallLayout } from './layout.ts'
import { isHotspot, type Tiles } from './tiles.ts'

/**
 * The cameras that a layout is for. `all`: every camera. `hand`: only those that a person adds. `groups`: those that are in at
 * least one of the groups.
 */
export type LayoutCameras =
  | { readonly by: 'all' | 'hand' }
  | { readonly by: 'groups'; readonly groups: readonly string[] }

export const NEWCOMERS = ['append', 'aside'] as const
/** What happens to a new camera: it gets a tile at the end, or none until a person adds it. */
export type Newcomers = (typeof NEWCOMERS)[number]

/** Which cameras get a tile without a person's doing. */
export interface CameraRules {
  readonly cameras: LayoutCameras
  readonly newcomers: Newcomers
}

export interface NamedLayout extends WallLayout, CameraRules {
  /** `l1`, `l2`, …; never changes. */
  readonly id: string
  readonly name: string
  readonly tiles: Tiles
}

/** What a list of the layouts shows. */
export interface LayoutSummary extends CameraRules {
  readonly id: string
  readonly name: string
  /** Its tiles, including those of absent cameras. */
  readonly count: number
  /** Whether the places of cameras that have not come are shown. */
  readonly keepsPlaces: boolean
}

/** When a camera sent last. */
export interface Sighting {
  readonly camera: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** The groups that a camera is in. */
export type GroupsOf = (camera: string) => readonly string[]

/** Without cameras that are in no group. */
export type CameraGroups = readonly {
  readonly camera: string
  readonly groups: readonly string[]
}[]

export function groupsIn(all: CameraGroups, camera: string): readonly string[] {
  return all.find((item) => item.camera === camera)?.groups ?? []
}

/** How its tiles are arranged. */
export function optionsOf(layout: NamedLayout): WallLayout {
  const {
    id: _id,
    name: _name,
    tiles: _tiles,
    cameras: _cameras,
    newcomers: _newcomers,
    ...options
  } = layout
  return options
}

/** Whether the layout is for the camera. Cameras that a person chooses are not known before. */
export function covers(
  { cameras }: Pick<CameraRules, 'cameras'>,
  camera: string,
  groupsOf: GroupsOf,
): boolean {
  if (isHotspot({ camera })) return false
  switch (cameras.by) {
    case 'all':
      return true
    case 'hand':
      return false
    case 'groups':
      return groupsOf(camera).some((group) => cameras.groups.includes(group))
  }
}

/** Whether it is known which cameras belong there, so that one that has not come is missed. */
export function isChosen({ cameras }: Pick<CameraRules, 'cameras'>): boolean {
  return cameras.by !== 'all'
}

/** Whether the camera may have a tile. */
export function keeps(
  rules: Pick<CameraRules, 'cameras'>,
  camera: string,
  groupsOf: GroupsOf,
): boolean {
  return rules.cameras.by !== 'groups' || isHotspot({ camera }) || covers(rules, camera, groupsOf)
}

/** Whether the camera gets a tile when it appears. */
export function takes(rules: CameraRules, camera: string, groupsOf: GroupsOf): boolean {
  return rules.newcomers === 'append' && covers(rules, camera, groupsOf)
}
