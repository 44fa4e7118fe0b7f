/** Which windows open at the start, and where: by flags, or as they were. Pure. */
import type { Layouts } from '../../app/layouts/layouts.ts'
import type { WindowPlace } from '../../app/settings/kept.ts'
import { overlapArea, type Rect } from '../../contract/rect.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { Flags, GivenWindow } from '../command-line/flags.ts'
import { monitorOf, type Monitor } from './monitors.ts'

export interface WindowToOpen {
  readonly place: WindowPlace | undefined
  /** The bounds of the display that it fills. */
  readonly fills: Rect | undefined
  /** The id of its layout, if a flag gives it. */
  readonly layout: string | undefined
}

export type GivenLayouts = Pick<Layouts, 'all' | 'byName'>

export type WindowsToOpen =
  | { readonly ok: true; readonly windows: readonly WindowToOpen[] }
  | { readonly ok: false; readonly why: Message }

/**
 * Windows that flags give have the places of the windows of the last run, in their order, unless a monitor is given. In kiosk
 * mode every window fills its display; `--fullscreen` is for the given windows, or else for the first one.
 *
 * @param kept - where the windows of the last run were
 * @param displays - the primary one first
 */
export function windowsToOpen(
  {
    windows: given,
    fullScreen,
    kiosk,
    noWindow,
  }: Pick<Flags, 'windows' | 'fullScreen' | 'kiosk' | 'noWindow'>,
  kept: readonly WindowPlace[],
  displays: readonly [Monitor, ...Monitor[]],
  layouts: GivenLayouts,
): WindowsToOpen {
  if (noWindow) return { ok: true, windows: [] }
  const areGiven = given.length > 0
  const wanted: readonly GivenWindow[] = areGiven
    ? given
    : Array.from({ length: Math.max(1, kept.length) }, () => ({}))
  const windows: WindowToOpen[] = []
  for (const [index, { layout, monitor }] of wanted.entries()) {
    const shown = layout === undefined ? undefined : layouts.byName(layout)
    if (layout !== undefined && shown === undefined) return noSuchLayout(layout, layouts)
    const found = monitor === undefined ? undefined : monitorOf(monitor, displays)
    if (found?.ok === false) return found
    const place =
      found === undefined ? kept[index] : filling(`w${index + 1}`, found.monitor.workArea)
    const isFull = kiosk || (fullScreen && (areGiven || index === 0)) || place?.fullScreen === true
    // As before there were flags for monitors, the first window fills the primary one.
    const isOnPrimary = fullScreen && !areGiven && index === 0
    const display = isOnPrimary ? displays[0] : (found?.monitor ?? displayOf(place, displays))
    windows.push({ place, fills: isFull ? display.bounds : undefined, layout: shown?.id })
  }
  return { ok: true, windows }
}

/** The display that shows most of a window; the primary one if none shows any of it. */
export function displayOf(
  place: Rect | undefined,
  displays: readonly [Monitor, ...Monitor[]],
): Monitor {
  if (place === undefined) return displays[0]
  return displays.reduce((best, next) =>
    overlapArea(next.bounds, place) > overlapArea(best.bounds, place) ? next : best,
  )
}

function filling(id: string, { x, y, width, height }: Rect): WindowPlace {
  return { id, x, y, width, height, maximized: true }
}

function noSuchLayout(name: string, { all }: GivenLayouts): WindowsToOpen {
  const names = all.map((layout) => `“${layout.name}”`).join(', ')
  return { ok: false, why: message('flag.no-such-layout', { name, names }) }
}
