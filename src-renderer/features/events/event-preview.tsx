/** The event that is looked at: its whole text, its time, and the picture of its moment. */
import type { ListedEvent } from '../../../src-main/features/events/contract.ts'
import { useToday } from '../../text/clock.ts'
import { text } from '../../text/language.ts'
import { eventText, eventTime } from './event-words.ts'
import { usePicture } from './use-events.ts'

interface EventPreviewProps {
  readonly event: ListedEvent
  readonly label: string
  /** `undefined` if its camera has no tile. */
  readonly showTile: (() => void) | undefined
}

export function EventPreview({ event, label, showTile }: EventPreviewProps) {
  const url = usePicture(event)
  const today = useToday()
  const { at } = event
  return (
    <section className="event-preview" aria-label={text('events.chosen')}>
      {url === undefined ? undefined : (
        <img src={url} alt={text('events.picture-of', { camera: label })} />
      )}
      <div>
        <h3 dir="auto">{label}</h3>
        <p className="event-preview-text" dir="auto">
          {eventText(event)}
        </p>
        <p className="event-preview-time">
          {eventTime(at, today)} · {text('events.utc', { iso: new Date(at).toISOString() })}
        </p>
        {showTile === undefined ? undefined : (
          <button type="button" className="button" onClick={showTile}>
            {text('events.show-camera')}
          </button>
        )}
      </div>
    </section>
  )
}
