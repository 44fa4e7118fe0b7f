/** Where the windows were with each set of monitors, so that they return with a monitor that was lost. Pure. */
import type { PlacesByScreens, WindowPlace } from '../../app/settings/kept.ts'
import { monitorsInOrder, type Monitor } from './monitors.ts'

/** Sets of monitors that are remembered, the newest last: a computer has few. */
const MAX_SETS = 8

/** The same for the same monitors at the same places: `0,0 1920x1080; 1920,0 1280x1024`. */
export function screensKey(displays: readonly Monitor[]): string {
  return monitorsInOrder(displays)
    .map(({ bounds: { x, y, width, height } }) => `${x},${y} ${width}x${height}`)
    .join('; ')
}

export function withPlaces(
  all: PlacesByScreens,
  screens: string,
  windows: readonly WindowPlace[],
): PlacesByScreens {
  const others = all.filter((each) => each.screens !== screens)
  return [...others, { screens, windows }].slice(-MAX_SETS)
}

/** `undefined` if no window was open with these monitors. */
export function placesOn(
  all: PlacesByScreens,
  screens: string,
): readonly WindowPlace[] | undefined {
  return all.find((each) => each.screens === screens)?.windows
}
