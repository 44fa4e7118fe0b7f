/** The lines of the grid of the kind `free`. */
import { memo } from 'react'
import { FREE_GRID } from '../../src-main/contract/layout.ts'

const CELL_SIZE = `calc(100% / ${FREE_GRID.columns}) calc(100% / ${FREE_GRID.rows})`

export const FreeGrid = memo(function FreeGrid() {
  return <div className="free-grid" style={{ backgroundSize: CELL_SIZE }} />
})
