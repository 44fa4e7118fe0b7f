/** What happened on the wall, the newest first: filtered, searched, looked at and exported. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { EVENT_KINDS } from '../../../src-main/contract/event.ts'
import {
  EXPORT_FORMATS,
  MAX_SEARCH_LENGTH,
  type EventTotals,
} from '../../../src-main/features/events/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { useToday } from '../../text/clock.ts'
import { hubNow } from '../../text/hub-now.ts'
import { text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { SelectField } from '../../theme/select-field.tsx'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { EVERYTHING, filterOf, SPANS, spanStart, type Choice } from './event-filter.ts'
import { EventList } from './event-list.tsx'
import { MAX_LISTED, type Listing } from './event-listing.ts'
import { EventPreview } from './event-preview.tsx'
import { eventTime } from './event-words.ts'
import { useListing, useTotals } from './use-events.ts'
import './events-page.css'

const NO_ALIASES = [] as const

export function EventsPage() {
  const store = useCamwallStore()
  const aliases = useTopics((topics) => topics?.aliases ?? NO_ALIASES)
  const totals = useTotals()
  const [choice, setChoice] = useState(EVERYTHING)
  const [chosen, setChosen] = useState<number>()
  const wanted = useDeferredValue(choice)
  const labelOf = useMemo(() => labelsBy(aliases), [aliases])
  const filter = useMemo(() => {
    const names = new Map(aliases.map(({ camera, alias }) => [camera, alias]))
    return filterOf(wanted, names)
  }, [wanted, aliases])
  const [listing, more] = useListing(filter)
  const event = listing.events.find(({ id }) => id === chosen)
  const tile = store.tiles.all.find(({ camera }) => camera === event?.camera)
  const showTile = useCallback(() => {
    if (tile === undefined) return
    store.view.showAll()
    store.view.goTo(tile.id, { keepsSelection: false })
  }, [store, tile])
  return (
    <Sheet title={text('events.title')} closeLabel="events.close" className="events-page">
      <Bar choice={choice} choose={setChoice} totals={totals} labelOf={labelOf} />
      <div className="events-acts">
        {totals === undefined ? undefined : <Totals totals={totals} />}
        {EXPORT_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={listing.events.length === 0}
            onClick={() => void store.request('events:export', format, filter)}
          >
            {text(`events.export-${format}`)}
          </button>
        ))}
      </div>
      {listing.events.length === 0 ? (
        <None listing={listing} isFiltered={totals !== undefined && totals.events > 0} />
      ) : (
        <EventList
          key={listing.list}
          events={listing.events}
          labelOf={labelOf}
          chosen={chosen}
          choose={setChosen}
          reachEnd={more}
        />
      )}
      {listing.hasMore && listing.events.length >= MAX_LISTED ? (
        <p className="events-none">{text('events.end-of-list', { count: MAX_LISTED })}</p>
      ) : undefined}
      {event === undefined ? undefined : (
        <EventPreview
          event={event}
          label={labelOf(event.camera)}
          showTile={tile === undefined ? undefined : showTile}
        />
      )}
    </Sheet>
  )
}

interface BarProps {
  readonly choice: Choice
  readonly choose: (choice: Choice) => void
  readonly totals: EventTotals | undefined
  readonly labelOf: (camera: string) => string
}

function Bar({ choice, choose, totals, labelOf }: BarProps) {
  const change = (changed: Partial<Choice>) => choose({ ...choice, ...changed })
  const cameras = totals?.cameras ?? []
  return (
    <div className="events-bar">
      <TextField
        label={text('events.search')}
        text={choice.search}
        why={undefined}
        maxLength={MAX_SEARCH_LENGTH}
        onText={(search) => change({ search })}
      />
      <SelectField
        label={text('events.camera')}
        value={choice.camera}
        options={[
          ['', text('events.every-camera')],
          ...cameras.map((camera) => [camera, labelOf(camera)] as const),
        ]}
        choose={(camera) => change({ camera })}
      />
      <SelectField
        label={text('events.kind')}
        value={choice.kind}
        options={[
          ['all', text('events.every-kind')],
          ...EVENT_KINDS.map((kind) => [kind, text(`events.kind-${kind}`)] as const),
        ]}
        choose={(kind) => change({ kind })}
      />
      <SelectField
        label={text('events.time')}
        value={choice.span}
        options={SPANS.map((span) => [span, text(`events.span-${span}`)])}
        choose={(span) => change({ span, from: spanStart(span, hubNow()) })}
      />
    </div>
  )
}

function Totals({ totals: { events: count, bytes, oldest } }: { readonly totals: EventTotals }) {
  const today = useToday()
  if (count === 0) return <p />
  const since = eventTime(oldest, today)
  return <p>{text('events.totals', { count, size: bytesText(bytes), since })}</p>
}

interface NoneProps {
  readonly listing: Listing
  readonly isFiltered: boolean
}

function None({ listing: { state }, isFiltered }: NoneProps) {
  if (state === 'loading') return undefined
  const key =
    state === 'unavailable' ? 'events.unavailable' : isFiltered ? 'events.none' : 'events.empty'
  return (
    <p className="events-none" role="status">
      {text(key)}
    </p>
  )
}
