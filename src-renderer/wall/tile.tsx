/** The overlay of one tile: its camera's name, numbers and state, and its buttons. */
import { memo, useId } from 'react'
import { TriangleAlert, Users } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { useCamera } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { cameraWords, type CameraWords } from '../text/camera-words.ts'
import { text } from '../text/language.ts'
import { absentTile } from './absent-tile.tsx'
import { TileChip } from './tile-chip.tsx'
import { TileAlarm } from './tile-alarm.tsx'
import { TileCorner } from './tile-corner.tsx'
import { TileFrozen } from './tile-frozen.tsx'
import { HotspotMark } from './hotspot-mark.tsx'
import { tileAttributes, type TileProps } from './tile-attributes.ts'
import { recordedTile } from './recorded-tile.tsx'
import { TileRecording } from './tile-recording.tsx'
import { TileHandles } from './tile-handles.tsx'
import { TileMarks } from './tile-marks.tsx'
import { TilePast } from './tile-past.tsx'
import { TileState } from './tile-state.tsx'
import { TileNoteLine } from './tile-note-line.tsx'
import { TileWindows } from './tile-windows.tsx'
import { TileTools } from './tile-tools.tsx'
import { TileTime } from './tile-time.tsx'
import './tile.css'
import './tile-options.css'

export const TileOverlay = memo(function TileOverlay(props: TileProps) {
  const { tile, place, isSolo, isSelected } = props
  const words = useCamera(tile.camera, useShallow(wordsOf))
  const stateId = useId()
  if (tile.isAbsent === true) return absentTile(props, stateId)
  if (tile.isRecorded === true) return recordedTile(props)
  if (words === undefined) return undefined
  const details = [words.readings, words.event].filter((detail) => detail !== '')
  return (
    <div
      {...tileAttributes(props)}
      aria-describedby={words.state === 'live' && words.note === undefined ? undefined : stateId}
      data-state={words.state}
      data-note={words.note}
      data-calm={isCalm(words) ? true : undefined}
    >
      {props.windows === undefined ? undefined : <TileWindows outlines={props.windows} />}
      <TileState id={stateId} words={words} />
      {tile.appearance.frozenSince === undefined ? <TilePast camera={tile.camera} /> : undefined}
      <TileCorner>
        <TileRecording camera={tile.camera} />
        <TileAlarm tile={tile} />
        {tile.appearance.frozenSince === undefined ? (
          <TileChip text={words.said} at={words.saidAt} />
        ) : (
          <TileFrozen since={tile.appearance.frozenSince} />
        )}
      </TileCorner>
      <TileMarks place={place} isSelected={isSelected} />
      <div className="tile-foot" title={footTitle(tile, details)}>
        <span className="tile-dot" />
        {tile.isHotspot === true ? <HotspotMark /> : undefined}
        <span className="tile-name" dir="auto">
          {tile.label}
        </span>
        {tile.label === tile.camera ? undefined : (
          <span className="tile-sent-name" dir="auto">
            {tile.camera}
          </span>
        )}
        {words.shared === undefined ? undefined : (
          <span className="tile-shared" title={words.shared} role="img" aria-label={words.shared}>
            <Users />
          </span>
        )}
        {words.fault === undefined ? undefined : (
          <span className="tile-fault" title={words.fault} role="img" aria-label={words.fault}>
            <TriangleAlert />
            <span className="tile-fault-count">{words.faults}</span>
          </span>
        )}
        {details.length === 0 ? undefined : (
          <span className="tile-readings">{details.join(' · ').replaceAll('\n', ' · ')}</span>
        )}
        {words.note === undefined ? undefined : (
          <TileNoteLine id={stateId} note={words.note} since={words.noteSince} />
        )}
        {props.hasTime && tile.appearance.frozenSince === undefined ? (
          <TileTime camera={tile.camera} />
        ) : undefined}
        <span className="tile-numbers">
          {words.state === 'live' ? <span className="tile-fps">{words.fps}</span> : undefined}
          <span className="tile-detail">{words.detail}</span>
        </span>
      </div>
      <TileTools
        tile={tile}
        isSolo={isSolo}
        hasTwin={props.hasTwin}
        isShared={words.shared !== undefined}
      />
      <TileHandles handles={props.handles} />
    </div>
  )
})

/** The name of the sender, if the tile has another one, and the details. */
function footTitle({ label, camera }: WallTile, details: readonly string[]): string | undefined {
  const sent = label === camera ? [] : [text('tile.sent-name', { camera })]
  return [...sent, ...details].join('\n') || undefined
}

/** Whether there is no need to say which camera it is. */
function isCalm({ state, note, fault, shared }: CameraWords): boolean {
  return state === 'live' && note === undefined && fault === undefined && shared === undefined
}

function wordsOf(status: CameraStatus | undefined) {
  return status === undefined ? undefined : cameraWords(status)
}
