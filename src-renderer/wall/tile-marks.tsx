/** What a tile shows while it is moved, and while it is selected. */
import { Check } from 'lucide-react'
import type { TileProps } from './tile-attributes.ts'

export function TileMarks({ place, isSelected }: Pick<TileProps, 'place' | 'isSelected'>) {
  if (place !== undefined) return <div className="tile-place">{place}</div>
  if (!isSelected) return undefined
  return (
    <div className="tile-tick">
      <Check />
    </div>
  )
}
