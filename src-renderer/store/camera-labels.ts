/** What cameras are called on the wall. Pure. */
import { SELECTED_CAMERA } from '../../src-main/contract/tiles.ts'
import type { Topics } from '../../src-main/features/list.ts'
import { text } from '../text/language.ts'

/** Gives what a person called a camera, else the camera's name; of a hotspot, that it is one. */
export function labelsBy(aliases: Topics['aliases']): (camera: string) => string {
  const aliasOf = new Map(aliases.map(({ camera, alias }) => [camera, alias]))
  return (camera) =>
    camera === SELECTED_CAMERA ? text('tile.hotspot') : (aliasOf.get(camera) ?? camera)
}
