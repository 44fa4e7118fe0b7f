/** The handles of a tile that can be resized. For the pointer only: keys and clicks have commands for the same. */
import { memo } from 'react'
import type { Handle } from '../../src-main/contract/arrange/resizing.ts'
import './tile-handles.css'

export const TileHandles = memo(function TileHandles(props: {
  readonly handles: readonly Handle[]
}) {
  return props.handles.map((handle) => (
    <span key={handle} className="tile-handle" data-handle={handle} aria-hidden="true" />
  ))
})
