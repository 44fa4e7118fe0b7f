/** Groups of cameras, such as a barn or a line: a camera is in any number of them. */
import { MAX_GROUPS } from '../../contract/limits.ts'
import type { CameraGroups, GroupsOf } from '../../contract/named-layout.ts'
import { withItems } from '../wall/items-of-cameras.ts'

/** Adds cameras to a group, or takes them out of it. A camera that is in `MAX_GROUPS` is added to no other. */
export function withGroup(
  all: CameraGroups,
  cameras: readonly string[],
  group: string,
  isIn: boolean,
): CameraGroups {
  return withItems(all, cameras, (camera, before) => {
    const others = (before?.groups ?? []).filter((other) => other !== group)
    const groups = isIn ? [...others, group].slice(0, MAX_GROUPS) : others
    return groups.length === 0 ? undefined : { camera, groups }
  })
}

/** The groups of each camera, as a function. */
export function groupsBy(
  groups: readonly { readonly camera: string; readonly groups: readonly string[] }[],
): GroupsOf {
  const of = new Map(groups.map((item) => [item.camera, item.groups]))
  return (camera) => of.get(camera) ?? []
}
