/** The marks in a tile's upper left corner, one below the other: that it is recorded, its alarm, and that it is frozen or what its sender said. */
import type { ReactNode } from 'react'
import './tile-corner.css'

export function TileCorner({ children }: { readonly children: ReactNode }) {
  return <div className="tile-corner">{children}</div>
}
