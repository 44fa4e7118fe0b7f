/** On the tile that shows all of a picture: the outlines of what its zoom windows show. */
import { useStore } from 'zustand'
import type { Rect } from '../../../src-main/contract/rect.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { placeOfSent } from '../../store/tile-view.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'

interface Outline {
  readonly window: string
  /** In CSS pixels from the top left corner of the wall. */
  readonly rect: Rect
  /** The outline is cut off where the tile's picture ends. */
  readonly tile: Rect
}

export function ZoomOutlines() {
  const store = useCamwallStore()
  const views = useTopics((topics) => topics?.views)
  useStore(store.tiles.state)
  const held = useStore(store.hand.state)
  useStore(store.view.state)
  if (views === undefined || held !== undefined) return undefined
  const outlines = views.flatMap(({ tile, windowOf }) =>
    windowOf === undefined ? [] : outlineOf(store, tile, windowOf),
  )
  return (
    <div className="zoom-outlines" aria-hidden="true">
      {outlines.map(({ window, rect, tile }) => (
        <div key={window} className="zoom-outline-tile" style={styleOf(tile)}>
          <div
            className="zoom-outline"
            data-window={window}
            style={styleOf({ ...rect, x: rect.x - tile.x, y: rect.y - tile.y })}
          />
        </div>
      ))}
    </div>
  )
}

function outlineOf(
  { tiles, view, mode }: CamwallStore,
  window: string,
  windowOf: string,
): readonly Outline[] {
  const shown = tiles.get(window)
  const whole = tiles.get(windowOf)
  const rect = view.rects[tiles.indexOf(windowOf)]
  const part = shown?.appearance.part
  if (mode !== 'all' || whole === undefined || rect === undefined || part === undefined) return []
  const from = placeOfSent({ x: part.x, y: part.y }, whole.appearance)
  const to = placeOfSent({ x: part.x + part.width, y: part.y + part.height }, whole.appearance)
  return [
    {
      window,
      tile: rect,
      rect: {
        x: rect.x + Math.min(from.x, to.x) * rect.width,
        y: rect.y + Math.min(from.y, to.y) * rect.height,
        width: Math.abs(to.x - from.x) * rect.width,
        height: Math.abs(to.y - from.y) * rect.height,
      },
    },
  ]
}

function styleOf({ x, y, width, height }: Rect) {
  return { left: x, top: y, width, height }
}
