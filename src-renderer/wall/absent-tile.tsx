/** The tile of a camera that belongs there and has not come: its name, since when it is missed, and what to try. */
import { SELECTED_CAMERA } from '../../src-main/contract/tiles.ts'
import { useTopics } from '../store/use-camwall.ts'
import { absenceWords } from '../text/absence-words.ts'
import { useSeconds } from '../text/clock.ts'
import { text } from '../text/language.ts'
import { WarningIcon } from '../theme/warning-icon.tsx'
import { HotspotMark } from './hotspot-mark.tsx'
import { TileAlarm } from './tile-alarm.tsx'
import { TileCorner } from './tile-corner.tsx'
import { tileAttributes, type TileProps } from './tile-attributes.ts'
import { TileHandles } from './tile-handles.tsx'
import { TileMarks } from './tile-marks.tsx'
import { TileTools } from './tile-tools.tsx'
import './absent-tile.css'

/** No component of its own: the element, with its focus, stays when the camera comes. */
export function absentTile(props: TileProps, stateId: string) {
  const { tile, isSolo, hasTwin, handles } = props
  return (
    <div {...tileAttributes(props)} aria-describedby={stateId} data-state="missing">
      {tile.camera === SELECTED_CAMERA ? (
        <div className="tile-state" id={stateId}>
          {text('tile.hotspot-why')}
        </div>
      ) : (
        <Absence id={stateId} camera={tile.camera} />
      )}
      <TileCorner>
        <TileAlarm tile={tile} />
      </TileCorner>
      <TileMarks {...props} />
      <div className="tile-foot">
        <span className="tile-dot" />
        {tile.isHotspot === true ? <HotspotMark /> : undefined}
        <span className="tile-name" dir="auto">
          {tile.label}
        </span>
      </div>
      <TileTools tile={tile} isSolo={isSolo} hasTwin={hasTwin} isShared={false} />
      <TileHandles handles={handles} />
    </div>
  )
}

function Absence({ id, camera }: { readonly id: string; readonly camera: string }) {
  const sightings = useTopics((topics) => topics?.sightings)
  const now = useSeconds(true)
  if (sightings === undefined) return undefined
  const { short, time, why, todo } = absenceWords(camera, sightings, now)
  return (
    <div className="tile-state" id={id}>
      <strong>
        <WarningIcon code="missing" /> {short} <span className="tile-state-time">{time}</span>
      </strong>
      <span className="tile-state-why">
        {why} <span className="tile-state-todo">· {todo}</span>
      </span>
    </div>
  )
}
