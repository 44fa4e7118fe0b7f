/** A selection rectangle: drawn from between the tiles, it selects the tiles that it touches. */
import { overlap, type Point, type Rect } from '../../src-main/contract/rect.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { Drag } from './presses.ts'

/**
 * @param band - the element of the rectangle
 * @param adds - whether the previous selection is kept
 */
export function dragBand(store: CamwallStore, band: HTMLElement, adds: boolean): Drag {
  const { view, tiles } = store
  const before = view.now.selection.ids
  band.hidden = false
  return {
    move: (from, to) => {
      const rect = between(from, to)
      band.style.left = `${rect.x}px`
      band.style.top = `${rect.y}px`
      band.style.width = `${rect.width}px`
      band.style.height = `${rect.height}px`
      const rects = tiles.all.map(({ id }) => view.rectOf(id))
      const touched = touchedBy(rect, rects).flatMap((index) => tiles.all[index]?.id ?? [])
      view.selectThese([...(adds ? before : []), ...touched])
    },
    drop: () => {
      band.hidden = true
    },
    cancel: () => {
      band.hidden = true
      view.selectThese(before)
    },
  }
}

export function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

/** @param rects - `undefined` for a tile that is not shown */
export function touchedBy(band: Rect, rects: readonly (Rect | undefined)[]): readonly number[] {
  return rects.flatMap((rect, index) => (rect !== undefined && overlap(band, rect) ? [index] : []))
}
