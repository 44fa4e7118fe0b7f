/** On the tile that shows all of a picture: the outlines of what its zoom windows show. */
import { memo } from 'react'
import { useStore } from 'zustand'
import { placeOfSent } from '../store/tile-view.ts'
import { useCamwallStore, useTopics } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import './tile-windows.css'

export const TileWindows = memo(function TileWindows({ tile }: { readonly tile: WallTile }) {
  const views = useTopics((topics) => topics?.views)
  const windows = views?.filter(({ windowOf }) => windowOf === tile.id) ?? []
  if (windows.length === 0) return undefined
  return (
    <div className="tile-windows" aria-hidden="true">
      {windows.map((view) => (
        <Outline key={view.tile} window={view.tile} whole={tile} />
      ))}
    </div>
  )
})

interface OutlineProps {
  /** The tile that shows the part. */
  readonly window: string
  readonly whole: WallTile
}

function Outline({ window, whole: { appearance } }: OutlineProps) {
  const { tiles } = useCamwallStore()
  const part = useStore(tiles.state, (all) => all.find(({ id }) => id === window)?.appearance.part)
  if (part === undefined) return undefined
  const from = placeOfSent({ x: part.x, y: part.y }, appearance)
  const to = placeOfSent({ x: part.x + part.width, y: part.y + part.height }, appearance)
  const percent = (share: number) => `${100 * share}%`
  return (
    <div
      className="tile-window"
      data-window={window}
      style={{
        left: percent(Math.min(from.x, to.x)),
        top: percent(Math.min(from.y, to.y)),
        width: percent(Math.abs(to.x - from.x)),
        height: percent(Math.abs(to.y - from.y)),
      }}
    />
  )
}
