/** The monitors of the computer, by the numbers of `--monitor`. */
import type { Rect } from '../../contract/rect.ts'
import { message, type Message } from '../../contract/text/text.ts'

/** The part of Electron's `Display` that is used here, in device-independent pixels. */
export interface Monitor {
  readonly bounds: Rect
  /** Without taskbars and the like. */
  readonly workArea: Rect
}

/** From left to right, those above each other from the top. The system's own order may change between starts. */
export function monitorsInOrder<Of extends Monitor>(displays: readonly Of[]): readonly Of[] {
  return displays.toSorted(({ bounds: a }, { bounds: b }) => a.x - b.x || a.y - b.y)
}

export type FoundMonitor<Of extends Monitor> =
  | { readonly ok: true; readonly monitor: Of }
  | { readonly ok: false; readonly why: Message }

/** @param given - from 1 on */
export function monitorOf<Of extends Monitor>(
  given: number,
  displays: readonly Of[],
): FoundMonitor<Of> {
  const monitors = monitorsInOrder(displays)
  const monitor = monitors[given - 1]
  if (monitor !== undefined) return { ok: true, monitor }
  const [first = message('verbatim', { text: '-' }), ...others] = monitors.map(
    ({ bounds }, index) => message('flag.monitor', { number: index + 1, ...bounds }),
  )
  const all = others.reduce((before, next) => message('flag.and', { before, next }), first)
  return { ok: false, why: message('flag.no-such-monitor', { given, monitors: all }) }
}
