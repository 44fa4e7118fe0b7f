/** That a tile keeps a picture, and since when. */
import { Snowflake } from 'lucide-react'
import { text } from '../text/language.ts'
import './tile-frozen.css'

/** @param since - in milliseconds since the epoch */
export function TileFrozen({ since }: { readonly since: number }) {
  return (
    <div
      className="tile-mark tile-frozen"
      data-frozen={since}
      title={text('views.frozen-since', { at: since })}
    >
      <Snowflake />
      <span>{text('views.frozen', { at: since })}</span>
    </div>
  )
}
