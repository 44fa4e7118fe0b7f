/** One camera's tile: glass over its picture, with its name, its numbers, its state and its controls. */
import { memo, useId } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import { useCamwall } from '../store/use-camwall.ts'
import { cameraWords } from '../text/camera-words.ts'
import { TileState } from './tile-state.tsx'
import { TileTools } from './tile-tools.tsx'
import { tileSize } from './tile-size.ts'
import './tile.css'

export interface TileProps {
  readonly camera: string
  /** CSS pixels from the wall's top left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its place in the order, from 0. */
  readonly index: number
  /** `3 of 8` while it is being moved. */
  readonly place: string | undefined
  readonly isAlone: boolean
  /** The one tile that the Tab key comes to. */
  readonly isCurrent: boolean
}

export const Tile = memo(function Tile(props: TileProps) {
  const { camera, x, y, width, height, index, place, isAlone, isCurrent } = props
  const words = useCamwall(
    useShallow((state) => {
      const status = state.statuses.get(camera)
      return status === undefined ? undefined : cameraWords(status)
    }),
  )
  const stateId = useId()
  if (words === undefined) return undefined
  return (
    <div
      className="tile"
      role="group"
      aria-label={camera}
      aria-roledescription="camera"
      aria-describedby={words.state === 'live' ? undefined : stateId}
      tabIndex={isCurrent ? 0 : -1}
      data-camera={camera}
      data-state={words.state}
      data-index={index}
      data-size={tileSize({ width, height })}
      data-held={place === undefined ? undefined : true}
      data-alone={isAlone ? true : undefined}
      style={{ left: x, top: y, width, height }}
    >
      <TileState id={stateId} words={words} />
      {place === undefined ? undefined : <div className="tile-place">{place}</div>}
      <div className="tile-foot">
        <span className="tile-dot" />
        <span className="tile-name" dir="auto">
          {camera}
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
      <TileTools camera={camera} state={words.state} isAlone={isAlone} />
    </div>
  )
})
