/** The mark of a hotspot, before the name of the camera that it shows. */
import { ScanEye } from 'lucide-react'
import { text } from '../text/language.ts'
import './hotspot-mark.css'

/** The name of the tile's element says the same. */
export function HotspotMark() {
  return (
    <span className="tile-hotspot" title={text('tile.hotspot-why')} aria-hidden="true">
      <ScanEye />
    </span>
  )
}
