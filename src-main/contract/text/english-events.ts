/** English texts of the list of events, of its settings, and of notices about it. One table with those of the other files. */
import type { Wording } from './wording.ts'

const pageTexts = {
  'events.title': 'Events',
  'events.close': 'Close events',
  'events.search': 'Search',
  'events.camera': 'Camera',
  'events.every-camera': 'All cameras',
  'events.kind': 'Kind',
  'events.every-kind': 'All kinds',
  'events.kind-text': 'Texts',
  'events.kind-reading': 'Readings',
  'events.kind-health': 'Health',
  'events.kind-alarm': 'Alarms',
  'events.time': 'Time',
  'events.span-all': 'Any time',
  'events.span-hour': 'Last hour',
  'events.span-night': 'Since last night, 18:00',
  'events.span-day': 'Last 24 hours',
  'events.span-week': 'Last 7 days',
  'events.export-csv': 'Export as CSV…',
  'events.export-jsonl': 'Export as JSON Lines…',
  'events.none': 'No event matches.',
  'events.empty':
    'Nothing has happened yet. Texts that senders send, changes of a camera’s health, and alarms are listed here, and are kept when Camwall restarts.',
  'events.unavailable': 'The stored events cannot be read at present. The notices have the reason.',
  'events.totals': (
    { count, size, since }: { count: number; size: string; since: string },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'event', other: 'events' })} since ${since}, ${size}`,
  'events.no-text': 'An event without a text',
  'events.because': ({ what, why }: { what: string; why: string }) => `${what}: ${why}`,
  'events.end': ({ what, duration }: { what: string; duration: string }) =>
    `${what} ended after ${duration}`,
  'events.stop': ({ what, duration }: { what: string; duration: string }) =>
    `${what} for ${duration} when Camwall stopped`,
  'events.clock': ({ at }: { at: number }, { clock }: Wording) => clock(at),
  'events.date-and-clock': ({ at }: { at: number }, { dateAndClock }: Wording) => dateAndClock(at),
  'events.utc': ({ iso }: { iso: string }) => `${iso} (UTC)`,
  'events.picture-of': ({ camera }: { camera: string }) => `${camera} at that moment`,
  'events.chosen': 'The chosen event',
  'events.show-camera': 'Show the tile',
  'events.end-of-list': ({ count }: { count: number }, { number }: Wording) =>
    `${number(count)} events are listed. Narrow the time to see older ones.`,
} as const

const settingsTexts = {
  'events.settings': 'Events',
  'events.megabytes': 'Disk space, MB',
  'events.days': 'Keep for, days',
  'events.pictures': 'Store a small picture with an event',
  'events.chip-seconds': 'Show a text on the tile for, s',
  'events.settings-help':
    'When the space is used up, the oldest events of the camera that uses most of it are removed. Set 0 s to show no texts on tiles.',
} as const

const noticeTexts = {
  'notice.events-not-stored': ({ why }: { why: string }) => `Events cannot be stored: ${why}`,
  'notice.events-not-stored.todo': (
    { path, seconds }: { path: string; seconds: number },
    { number }: Wording,
  ) =>
    `Is there free space on the disk of ${path}? Camwall tries again every ${number(seconds)} s; until then new events wait.`,
  'notice.event-lost': ({ error }: { error: string }) =>
    `An event was lost because of an error in Camwall: ${error}`,
  'notice.events-dropped': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'event was', other: 'events were' })} not stored: they came faster than the disk takes them.`,
  'notice.events-exported': (
    { count, path }: { count: number; path: string },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'event is', other: 'events are' })} exported to ${path}.`,
  'notice.events-not-exported': ({ error }: { error: string }) =>
    `The events could not be exported: ${error}`,
  'dialog.export-events': 'Export events',
  'dialog.csv-file': 'Comma-separated values',
  'dialog.jsonl-file': 'JSON Lines',
} as const

export const eventsTexts = { ...pageTexts, ...settingsTexts, ...noticeTexts } as const
