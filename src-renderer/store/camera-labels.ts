/** What cameras are called on the wall. Pure. */
import type { Topics } from '../../src-main/features/list.ts'

/** Gives what a person called a camera, else the camera's name. */
export function labelsBy(aliases: Topics['aliases']): (camera: string) => string {
  const aliasOf = new Map(aliases.map(({ camera, alias }) => [camera, alias]))
  return (camera) => aliasOf.get(camera) ?? camera
}
