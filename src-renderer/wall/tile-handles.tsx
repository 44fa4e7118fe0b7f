/** The eight handles of a tile of the kind `free`. For the pointer only: keys and clicks have commands for the same. */
import { memo } from 'react'
import { HANDLES } from '../../src-main/contract/arrange/resizing.ts'
import './tile-handles.css'

export const TileHandles = memo(function TileHandles() {
  return HANDLES.map((handle) => (
    <span key={handle} className="tile-handle" data-handle={handle} aria-hidden="true" />
  ))
})
