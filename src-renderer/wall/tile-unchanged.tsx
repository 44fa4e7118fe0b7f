/** That a live camera sends the same picture again and again, and for how long. */
import { text, say } from '../text/language.ts'
import { useSeconds } from '../text/clock.ts'
import { durationText } from '../text/numbers.ts'

interface TileUnchangedProps {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly since: number
}

export function TileUnchanged({ id, since }: TileUnchangedProps) {
  const now = useSeconds(true)
  return (
    <span className="tile-unchanged" id={id} title={text('tile.unchanged-why')}>
      {text('tile.unchanged')}{' '}
      <span className="tile-unchanged-time">{say(durationText(now - since / 1000))}</span>
    </span>
  )
}
