/** The layouts as a window sees them: the one that it shows, and the cameras that have no tile there. Pure. */
import {
  covers,
  groupsIn,
  takes,
  type CameraGroups,
  type LayoutSummary,
} from '../../src-main/contract/named-layout.ts'
import { hasPicture } from '../../src-main/contract/tiles.ts'
import { labelsBy } from './camera-labels.ts'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import type { Topics } from '../../src-main/features/list.ts'

export type LayoutTopics = Pick<Topics, 'layouts' | 'groups' | 'tiles' | 'window' | 'aliases'>

/** `undefined` until the topics are known. */
export function shownLayout(
  topics: Pick<Topics, 'layouts' | 'window'> | undefined,
): LayoutSummary | undefined {
  return topics?.layouts.find(({ id }) => id === topics.window.layout)
}

/** The layout that comes so many places after another; after the last one comes the first. */
export function layoutAfter(
  layouts: readonly LayoutSummary[],
  id: string,
  by: number,
): LayoutSummary | undefined {
  const at = layouts.findIndex((layout) => layout.id === id)
  return layouts[(at + by + layouts.length) % layouts.length]
}

/** A camera that can be added, with what a person calls it. */
export interface Addable {
  readonly camera: string
  readonly label: string
}

/** The cameras with a picture that have no tile, by their labels. */
export function addable(
  { tiles, aliases }: Pick<LayoutTopics, 'tiles' | 'aliases'>,
  cameras: Iterable<CameraStatus>,
): readonly Addable[] {
  const shown = new Set(tiles.map(({ camera }) => camera))
  const labelOf = labelsBy(aliases)
  return [...cameras]
    .filter((status) => hasPicture(status) && !shown.has(status.name))
    .map(({ name }) => ({ camera: name, label: labelOf(name) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** Those whose label or name contains the text; capital letters count as small ones. */
export function matching(all: readonly Addable[], searched: string): readonly Addable[] {
  const wanted = searched.trim().toLowerCase()
  return all.filter(({ camera, label }) =>
    [camera, label].some((name) => name.toLowerCase().includes(wanted)),
  )
}

/** Whether a place can be kept for a camera of this name: none that can be added, and no tile, has exactly that name. */
export function canKeepPlace(
  name: string,
  { tiles }: Pick<LayoutTopics, 'tiles'>,
  others: readonly Addable[],
): boolean {
  return name !== '' && ![...tiles, ...others].some(({ camera }) => camera === name)
}

/** Cameras of the shown layout that wait aside for a person to add them. */
export function setAside(
  topics: LayoutTopics,
  cameras: Iterable<CameraStatus>,
): readonly Addable[] {
  const layout = shownLayout(topics)
  if (layout?.newcomers !== 'aside') return []
  return addable(topics, cameras).filter(({ camera }) =>
    covers(layout, camera, (name) => groupsIn(topics.groups, name)),
  )
}

/** Whether a camera that sends gets a tile again in the shown layout, so that its last one cannot be removed. */
export function comesBack(topics: Topics | undefined, camera: string): boolean {
  const layout = shownLayout(topics)
  return (
    layout === undefined || takes(layout, camera, (name) => groupsIn(topics?.groups ?? [], name))
  )
}

/** Whether all cameras have a tile in the shown layout, and a new one gets its own: not if a camera’s tile may be hidden. */
export function takesAll(
  topics: Pick<Topics, 'layouts' | 'window' | 'hidden'> | undefined,
): boolean {
  if (topics !== undefined && topics.hidden.length > 0) return false
  const layout = shownLayout(topics)
  return layout === undefined || (layout.cameras.by === 'all' && layout.newcomers === 'append')
}

/** Every group in which a camera is, in alphabetical order. */
export function groupNames(all: CameraGroups): readonly string[] {
  const names = new Set(all.flatMap(({ groups }) => groups))
  return [...names].sort((a, b) => a.localeCompare(b))
}

/** After the shown layout the next of those that are shown in turn; `undefined` if there is no other. */
export function nextInCycle(
  { layouts, window }: Pick<Topics, 'layouts' | 'window'>,
  cycled: readonly string[],
): LayoutSummary | undefined {
  const at = layouts.findIndex(({ id }) => id === window.layout)
  return [...layouts.slice(at + 1), ...layouts.slice(0, Math.max(at, 0))].find(({ id }) =>
    cycled.includes(id),
  )
}
