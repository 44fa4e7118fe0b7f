/** The state of a tile's camera when no frames arrive, for how long, why, and what to try. */
import { stateWords, type CameraWords } from '../text/camera-words.ts'
import { useSeconds } from '../text/clock.ts'
import { WarningIcon } from '../theme/warning-icon.tsx'

interface TileStateProps {
  readonly id: string
  readonly words: CameraWords
}

export function TileState({ id, words }: TileStateProps) {
  const now = useSeconds(words.state !== 'live')
  const said = stateWords(words, now)
  if (said === undefined) return undefined
  return (
    <div className="tile-state" id={id}>
      <strong>
        <WarningIcon code={said.code} /> {said.short}{' '}
        <span className="tile-state-time">{said.time}</span>
      </strong>
      <span className="tile-state-why">
        {said.why} <span className="tile-state-todo">· {said.todo}</span>
      </span>
    </div>
  )
}
