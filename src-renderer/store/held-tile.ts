/** A tile in somebody's hand, on its way to another place. */

export interface HeldTile {
  readonly camera: string
  /** Lifted by the pointer it follows the pointer; by the keyboard it goes from place to place. */
  readonly by: 'pointer' | 'keyboard'
  /** Its place if it were dropped now, from 0. */
  readonly to: number
}

/** What a screen reader says; `place` counts from 0. */
export const heldWords = {
  lifted: (camera: string, place: number, of: number) =>
    `${camera} picked up from ${placeOf(place, of)}. Arrow keys move it, Space drops it, Escape puts it back.`,
  moved: (camera: string, place: number, of: number) => `${camera} at ${placeOf(place, of)}.`,
  dropped: (camera: string, place: number, of: number) =>
    `${camera} dropped at ${placeOf(place, of)}.`,
  putBack: (camera: string, place: number, of: number) =>
    `${camera} put back to ${placeOf(place, of)}.`,
} as const

function placeOf(place: number, of: number): string {
  return `place ${place + 1} of ${of}`
}
