/** Stores what happens on the wall, and answers what a page lists of it. */
import { join } from 'node:path'
import type { Feature, House } from '../../app/house.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import type { RequestingWindow } from '../../app/request-context.ts'
import { jpegUrl } from '../../consumers/values/small-jpeg.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import type { WallEvent } from '../../contract/event.ts'
import { message } from '../../contract/text/text.ts'
import type { CameraStatistics } from '../../feed/cameras.ts'
import { messageOf } from '../../lib/message-of.ts'
import {
  eventsSection,
  type EventFilter,
  type eventsCommands,
  type eventsRequests,
  type EventsSettings,
  type ExportFormat,
} from './contract.ts'
import { EventLog, RETRY_MS } from './event-log.ts'
import { EventExports } from './export-events.ts'
import { MomentPictures } from './moment-pictures.ts'
import { StoreThread, type Store } from './store-thread.ts'
import type { Budget } from './store/event-store.ts'

/** Beside the settings. */
const FILE = 'events.sqlite'
/** While the disk is full, further events wait without a picture: these take memory. */
const MAX_WAITING_WITH_PICTURE = 64
const NOT_STORED = 'events-not-stored'
/** When the windows and the first pictures are there, which are more urgent. */
const OPEN_AFTER_MS = 2000

export const events: Feature<typeof eventsRequests, typeof eventsCommands> = {
  name: 'events',
  start(house) {
    const { camwall, desktop } = house
    const { settings } = camwall
    const path = join(desktop.folders.settings, FILE)
    let inForce = settings.get(eventsSection)
    const store = new StoreThread(join(import.meta.dirname, 'events-worker.js'), () => ({
      path,
      budget: budgetOf(inForce),
    }))
    const log = openLog(house, store, path)
    const pictures = openPictures(house)
    const exports = new EventExports((filter, after) => store.call('find', filter, after))
    settings.onChange((section) => {
      if (section !== eventsSection.name) return
      inForce = settings.get(eventsSection)
      // One that is away has the new budget when it is opened again.
      void store.call('keep', budgetOf(inForce)).catch(() => undefined)
    })
    camwall.events.on((event) => {
      const hasPicture =
        inForce.pictures && hasMoment(event) && log.waiting < MAX_WAITING_WITH_PICTURE
      const picture = hasPicture ? pictures.take(event.camera) : Promise.resolve()
      const attach = async (id: number) => {
        const jpeg = await picture
        if (jpeg !== undefined) await log.attach(id, jpeg)
      }
      log.add({ event, owner: ownerOf(event, camwall.feed.cameras) }, (id) => {
        attach(id).catch(() => undefined) // The event is worth more than its picture.
      })
    })
    // Otherwise the person who first opens the list would wait for the thread and the database.
    const opening = setTimeout(() => {
      store.call('open').catch(() => undefined) // The next call fails in the same way, and tells.
    }, OPEN_AFTER_MS)
    camwall.onStop(() => {
      clearTimeout(opening)
      pictures.stop()
      return log.close()
    })
    return {
      handlers: {
        'events:find': (_context, filter, after) => store.call('find', filter, after),
        'events:totals': () => store.call('totals'),
        'events:picture': async (_context, id) => jpegUrl(await store.call('picture', id)),
        'events:export': ({ window }, format, filter) =>
          exportTo(house, exports, window, format, filter),
      },
      runners: {},
    }
  },
}

function budgetOf({ megabytes, days }: EventsSettings): Budget {
  return { bytes: megabytes * 1_000_000, days }
}

/** Readings are too many, and the end of a warning is the picture that everybody sees. */
function hasMoment(event: WallEvent): boolean {
  return event.kind === 'text' || ('phase' in event && event.phase === 'begin')
}

/** Names that are no cameras share one part of the disk: a sender can make up any number of them. */
function ownerOf({ kind, camera }: WallEvent, cameras: CameraStatistics): string {
  return kind !== 'text' || cameras.has(camera) ? camera : ''
}

function openLog({ camwall }: House, store: Store, path: string): EventLog {
  let version = 0
  let dropped = 0
  const publish = () => camwall.publisher.publish({ events: { version } })
  publish()
  return new EventLog(store, {
    changed: () => {
      version += 1
      publish()
    },
    failed: (why) =>
      camwall.notify({
        key: NOT_STORED,
        severity: 'error',
        what: message('notice.events-not-stored', { why }),
        todo: message('notice.events-not-stored.todo', { path, seconds: RETRY_MS / 1000 }),
      }),
    recovered: () => camwall.withdrawNotice(NOT_STORED),
    dropped: (count) => {
      dropped += count
      camwall.notify({
        key: 'events-dropped',
        severity: 'warning',
        what: message('notice.events-dropped', { count: dropped }),
      })
    },
  })
}

function openPictures({ camwall }: House): MomentPictures {
  const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
    camwall.notify(valuesWorkerEnded('events-worker', why)),
  )
  return new MomentPictures({
    newest: (camera) => camwall.feed.newest(camera),
    thumbnail: (job) => worker.thumbnail(job),
  })
}

async function exportTo(
  { camwall, desktop }: House,
  exports: EventExports,
  window: RequestingWindow,
  format: ExportFormat,
  filter: EventFilter,
): Promise<void> {
  const path = await desktop.chooseWhereToSave(window, {
    title: message('dialog.export-events'),
    defaultPath: join(desktop.folders.documents, `camwall-events.${format}`),
    kind: { name: message(`dialog.${format}-file`), extension: format },
  })
  if (path === undefined) return
  try {
    const count = await exports.write(path, format, filter)
    const what = message('notice.events-exported', { count, path })
    camwall.notify({ key: 'events-export', severity: 'info', what })
  } catch (error) {
    const what = message('notice.events-not-exported', { error: messageOf(error) })
    camwall.notify({ key: 'events-export', severity: 'error', what })
  }
}
