/** What an event says. Pure. */
import type { Phase } from '../../../src-main/contract/event.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import type { ListedEvent } from '../../../src-main/features/events/contract.ts'
import { text } from '../../text/language.ts'
import { durationText } from '../../text/numbers.ts'

/** `Temp 77 F`; `Gone: disconnected`; `Gone ended after 12 s`; `Gone for 12 s when Camwall stopped`. */
export function eventText(event: ListedEvent): string {
  switch (event.kind) {
    case 'text':
    case 'reading':
      return event.text === '' ? text('events.no-text') : event.text
    case 'alarm':
      return event.phase === 'begin' ? event.text : endText(event.text, event)
    case 'health': {
      const what = message(`warning.${event.code}`)
      return event.phase === 'begin'
        ? text('events.because', { what, why: message(`warning.${event.code}-why`) })
        : endText(text(`warning.${event.code}`), event)
    }
  }
}

function endText(what: string, { phase, lasted }: Exclude<Phase, { phase: 'begin' }>): string {
  return text(`events.${phase}`, { what, duration: durationText(lasted / 1000) })
}

/**
 * `14:03:27` today, `Nov 21, 14:03:27` before, in local time.
 *
 * @param today - when it began; both in milliseconds since the epoch
 */
export function eventTime(at: number, today: number): string {
  return text(at >= today ? 'events.clock' : 'events.date-and-clock', { at })
}
