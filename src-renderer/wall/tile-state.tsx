/** The state of a tile's camera when no frames arrive, and for how long. */
import { stateWords, type CameraWords } from '../text/camera-words.ts'
import { useSeconds } from '../text/clock.ts'

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
        {said.short} <span className="tile-state-time">{said.time}</span>
      </strong>
      <span className="tile-state-why">{said.why}</span>
    </div>
  )
}
