/** What is wrong with a live camera, and for how long. */
import { noteWords, type TileNote } from '../text/camera-words.ts'
import { useSeconds } from '../text/clock.ts'
import { say } from '../text/language.ts'
import { durationText } from '../text/numbers.ts'
import { WarningIcon } from '../theme/warning-icon.tsx'

interface TileNoteLineProps {
  readonly id: string
  readonly note: TileNote
  /** Milliseconds since the epoch. */
  readonly since: number
}

export function TileNoteLine({ id, note, since }: TileNoteLineProps) {
  const now = useSeconds(true)
  const { short, why } = noteWords(note)
  return (
    <span className="tile-note" id={id} title={why}>
      {note === 'unchanged' ? undefined : <WarningIcon code={note} />}
      <span>
        {short} <span className="tile-note-time">{say(durationText(now - since / 1000))}</span>
      </span>
      {note === 'unchanged' ? undefined : <span className="tile-note-why">{why}</span>}
    </span>
  )
}
