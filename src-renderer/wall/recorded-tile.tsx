/** The tile of a camera that is only recorded: it sends nothing now, and has a tile while its recordings are played. */
import { Film } from 'lucide-react'
import { text } from '../text/language.ts'
import { tileAttributes, type TileProps } from './tile-attributes.ts'
import { TileCorner } from './tile-corner.tsx'
import { TileMarks } from './tile-marks.tsx'
import { TilePast } from './tile-past.tsx'
import './recorded-tile.css'

/** No component of its own: the element, with its focus, stays when the camera comes. */
export function recordedTile(props: TileProps) {
  const { tile, place, isSelected } = props
  return (
    <div {...tileAttributes(props)} data-state="recorded">
      <TilePast camera={tile.camera} />
      <TileCorner>
        <div className="tile-mark tile-recorded" title={text('recordings.tile-help')}>
          <Film />
          <span>{text('recordings.recorded')}</span>
        </div>
      </TileCorner>
      <TileMarks place={place} isSelected={isSelected} />
      <div className="tile-foot">
        <span className="tile-name" dir="auto">
          {tile.label}
        </span>
      </div>
    </div>
  )
}
