/** A list of any number of events: only the rows on the screen are rendered. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ListedEvent } from '../../../src-main/features/events/contract.ts'
import { useToday } from '../../text/clock.ts'
import { text } from '../../text/language.ts'
import { EventIcon } from './event-icon.tsx'
import { eventText, eventTime } from './event-words.ts'
import { ROW_HEIGHT, rowAfterKey, scrolledAfter, scrolledTo, shownRows } from './shown-rows.ts'
import { usePicture } from './use-events.ts'

interface EventListProps {
  readonly events: readonly ListedEvent[]
  readonly labelOf: (camera: string) => string
  /** The id of the event that is looked at. */
  readonly chosen: number | undefined
  readonly choose: (id: number) => void
  /** Called when the last row is on the screen. */
  readonly reachEnd: () => void
}

export function EventList({ events, labelOf, chosen, choose, reachEnd }: EventListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const height = useHeight(box)
  useSameRows(box, events)
  const { first, end } = shownRows(events.length, scrolled, height)
  const index = events.findIndex(({ id }) => id === chosen)
  useEffect(() => {
    if (end === events.length) reachEnd()
  }, [end, events.length, reachEnd])
  const goByKey = (event: KeyboardEvent) => {
    const to = rowAfterKey(event.key, index, { count: events.length, height })
    const row = to === undefined ? undefined : events[to]
    if (to === undefined || row === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(row.id)
    box.current?.scrollTo({ top: scrolledTo(to, scrolled, height) })
  }
  return (
    <div
      className="event-list"
      role="listbox"
      tabIndex={0}
      aria-label={text('events.title')}
      aria-activedescendant={index < first || index >= end ? undefined : rowId(chosen)}
      ref={box}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      onKeyDown={goByKey}
    >
      <div className="event-rows" style={{ height: events.length * ROW_HEIGHT }}>
        {events.slice(first, end).map((event, offset) => (
          <Row
            key={event.id}
            event={event}
            label={labelOf(event.camera)}
            index={first + offset}
            count={events.length}
            isChosen={event.id === chosen}
            choose={choose}
          />
        ))}
      </div>
    </div>
  )
}

function rowId(id: number | undefined): string | undefined {
  return id === undefined ? undefined : `event-${id}`
}

interface RowProps {
  readonly event: ListedEvent
  readonly label: string
  readonly index: number
  readonly count: number
  readonly isChosen: boolean
  readonly choose: (id: number) => void
}

function Row({ event, label, index, count, isChosen, choose }: RowProps) {
  const url = usePicture(event)
  const today = useToday()
  const said = eventText(event)
  return (
    <div
      id={rowId(event.id)}
      className="event-row"
      role="option"
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-event={event.id}
      data-kind={event.kind}
      data-phase={'phase' in event ? event.phase : undefined}
      style={{ top: index * ROW_HEIGHT }}
      onClick={() => choose(event.id)}
    >
      <time dateTime={new Date(event.at).toISOString()}>{eventTime(event.at, today)}</time>
      <span className="event-thumb">
        {url === undefined ? undefined : <img src={url} alt="" />}
      </span>
      <span className="event-camera" dir="auto" title={event.camera}>
        {label}
      </span>
      <EventIcon event={event} />
      <span className="event-text" dir="auto" title={said}>
        {said}
      </span>
    </div>
  )
}

/** Shows the same rows after new ones were added before them. */
function useSameRows(
  box: { readonly current: HTMLElement | null },
  events: readonly ListedEvent[],
): void {
  const first = useRef(events[0]?.id)
  useLayoutEffect(() => {
    const { current } = box
    const added = events.findIndex(({ id }) => id === first.current)
    first.current = events[0]?.id
    current?.scrollTo({ top: scrolledAfter(added, current.scrollTop) })
  }, [box, events])
}

/** CSS pixels; 0 before it is known. */
function useHeight(box: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return undefined
    const measure = () => {
      setHeight(current.clientHeight)
      // It may be below the edge now.
      current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    measure()
    return () => observer.disconnect()
  }, [box])
  return height
}
