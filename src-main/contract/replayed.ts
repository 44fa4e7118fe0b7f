/**
 * Names of cameras that are replayed from a recording. They begin with a mark that no live camera's name can have: so nobody
 * takes one for a live camera, in any list, and what is kept for the live camera of the same name is not mixed with them.
 */

export const REPLAY_MARK = '▶ '

/** Marks at the beginning of a live camera's name, which are removed. */
const MARKS = /^(?:▶\s*)+/u

export function replayedName(camera: string): string {
  return `${REPLAY_MARK}${camera}`
}

export function isReplayed(camera: string): boolean {
  return camera.startsWith(REPLAY_MARK)
}

/** The name of a live camera; empty if it is nothing but marks. */
export function liveName(name: string): string {
  return name.startsWith('▶') ? name.replace(MARKS, '') : name
}
