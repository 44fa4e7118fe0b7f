/** One tile: an overlay over its picture, with its camera's name, numbers, state and controls. */
import { memo, useId } from 'react'
import { Check, TriangleAlert } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { useCamera } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { cameraWords } from '../text/camera-words.ts'
import { TileState } from './tile-state.tsx'
import { TileTools } from './tile-tools.tsx'
import { tileSize } from './tile-size.ts'
import './tile.css'

export interface TileProps {
  readonly tile: WallTile
  /** CSS pixels from the wall's top left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its place on the wall, from 0. */
  readonly index: number
  /** `3 of 8` while it is being moved. */
  readonly place: string | undefined
  readonly isAlone: boolean
  /** The one tile that the Tab key comes to. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** Its camera lies on another tile, too. */
  readonly hasTwin: boolean
}

export const Tile = memo(function Tile(props: TileProps) {
  const { tile, x, y, width, height, index, place, isAlone, isCurrent, isSelected } = props
  const words = useCamera(tile.camera, useShallow(wordsOf))
  const stateId = useId()
  if (words === undefined) return undefined
  return (
    <div
      className="tile"
      role="gridcell"
      aria-label={tile.camera}
      aria-roledescription="camera"
      aria-describedby={words.state === 'live' ? undefined : stateId}
      aria-selected={isSelected}
      aria-colindex={index + 1}
      tabIndex={isCurrent ? 0 : -1}
      data-tile={tile.id}
      data-camera={tile.camera}
      data-state={words.state}
      data-index={index}
      data-size={tileSize({ width, height })}
      data-held={place === undefined ? undefined : true}
      data-alone={isAlone ? true : undefined}
      data-selected={isSelected ? true : undefined}
      style={{ left: x, top: y, width, height }}
    >
      <TileState id={stateId} words={words} />
      {place === undefined ? undefined : <div className="tile-place">{place}</div>}
      {isSelected && place === undefined ? (
        <div className="tile-tick">
          <Check />
        </div>
      ) : undefined}
      <div className="tile-foot">
        <span className="tile-dot" />
        <span className="tile-name" dir="auto">
          {tile.camera}
        </span>
        {words.fault === undefined ? undefined : (
          <span className="tile-fault" title={words.fault} role="img" aria-label={words.fault}>
            <TriangleAlert />
            <span className="tile-fault-count">{words.faults}</span>
          </span>
        )}
        <span className="tile-numbers">
          {words.state === 'live' ? <span className="tile-fps">{words.fps}</span> : undefined}
          <span className="tile-detail">{words.detail}</span>
        </span>
      </div>
      <TileTools tile={tile} isAlone={isAlone} hasTwin={props.hasTwin} />
    </div>
  )
})

function wordsOf(status: CameraStatus | undefined) {
  return status === undefined ? undefined : cameraWords(status)
}
