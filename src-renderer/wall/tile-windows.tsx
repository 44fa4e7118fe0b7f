/** On the tile that shows all of a picture: the outlines of what its zoom windows show. */
import type { WindowOutline } from './window-outlines.ts'
import './tile-windows.css'

export function TileWindows({ outlines }: { readonly outlines: readonly WindowOutline[] }) {
  return (
    <div className="tile-windows" aria-hidden="true">
      {outlines.map(({ window, rect }) => (
        <div
          key={window}
          className="tile-window"
          data-window={window}
          style={{
            left: percent(rect.x),
            top: percent(rect.y),
            width: percent(rect.width),
            height: percent(rect.height),
          }}
        />
      ))}
    </div>
  )
}

function percent(share: number): string {
  return `${100 * share}%`
}
