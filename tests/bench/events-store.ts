/** Run with Electron's Node by events.ts: measures the store of events alone, and prints one line of JSON. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EventStore } from '../../src-main/features/events/store/event-store.ts'
import { StoreCalls } from '../../src-main/features/events/store/store-calls.ts'
import type { EventFilter, EventPlace } from '../../src-main/features/events/contract.ts'
import { aText, owned } from '../support/some-events.ts'
import { spread, type Spread } from './statistics.ts'

export interface TaskResults {
  /** Milliseconds of 100,000 events. */
  readonly fill: {
    readonly events: number
    readonly addThousand: Spread
    readonly open: number
    readonly firstPage: Spread
    readonly searchFindsMany: Spread
    readonly searchFindsNone: Spread
    readonly deepPage: Spread
    readonly megabytes: number
    /** The most that its files took while the budget was used up, and the budget. */
    readonly mostMegabytes: number
    readonly budgetMegabytes: number
    /** Of a camera with ten, after another one has filled the budget three times. */
    readonly quietEvents: number
  }
  readonly check: { readonly stored: number; readonly integrity: string }
  readonly full: {
    readonly why: string
    readonly storedBefore: number
    /** After the disk had space again. */
    readonly storedAfter: number
    readonly integrity: string
  }
}
export type EventsTask = keyof TaskResults

const EVENTS = 100_000
const CAMERAS = 64
const BATCH = 1000
/** Every so many events have a picture. */
const PICTURED = 20
const PICTURE_BYTES = 12_000
const ROUNDS = 9
const MB = 1_000_000
const BUDGET = { bytes: 400 * MB, days: 3650 }
const SMALL = { bytes: 16 * MB, days: 3650 }
/** A second for each event, until now. */
const BEGAN = Date.now() - EVENTS * 1000

const tasks: { readonly [Task in EventsTask]: (path: string) => TaskResults[Task] } = {
  fill,
  check: (path) => ({ stored: countOf(path), integrity: integrityOf(path) }),
  full,
}

const [, , task = '', path = ''] = process.argv
console.log(JSON.stringify(tasks[task as EventsTask](path)))

function fill(path: string): TaskResults['fill'] {
  const store = new EventStore(path, BUDGET)
  const added = batches().map((events) => {
    const began = performance.now()
    const ids = store.add(events)
    const took = performance.now() - began
    for (const id of ids.filter((each) => each % PICTURED === 0))
      store.attach(id, new Uint8Array(PICTURE_BYTES))
    return took
  })
  store.close()
  const began = performance.now()
  const opened = new EventStore(path, BUDGET)
  const open = performance.now() - began
  const find = (filter: EventFilter, after?: EventPlace) =>
    timesOf(() => opened.find(filter, after))
  const search = (part: string) => ({ search: { part, codes: [], cameras: [] } })
  const half = { at: BEGAN + (EVENTS / 2) * 1000, id: EVENTS / 2 }
  const results = {
    events: opened.totals().events,
    addThousand: spread(added),
    open,
    firstPage: find({}),
    searchFindsMany: find(search('motion')),
    searchFindsNone: find(search('zebra')),
    deepPage: find({}, half),
    megabytes: statSync(path).size / MB,
    ...keepBudget(`${path}-small`),
  }
  opened.close()
  return results
}

function* numbered(count: number) {
  for (let number = 0; number < count; number++)
    yield aText(`Camera ${number % CAMERAS}`, `motion number ${number}`, BEGAN + number * 1000)
}

function batches() {
  const all = owned(...numbered(EVENTS))
  return Array.from({ length: EVENTS / BATCH }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  )
}

function keepBudget(path: string) {
  const store = new EventStore(path, SMALL)
  store.add(owned(...Array.from({ length: 10 }, (_, at) => aText('Quiet', 'x', BEGAN + at))))
  let mostBytes = 0
  for (let bytes = 0; bytes < 3 * SMALL.bytes; bytes += PICTURE_BYTES) {
    const [id = 0] = store.add(owned(aText('Loud', `motion ${bytes}`, BEGAN + 100 + bytes)))
    store.attach(id, new Uint8Array(PICTURE_BYTES))
    mostBytes = Math.max(mostBytes, bytesOf(path))
  }
  const quietEvents = store.find({ camera: 'Quiet' }).events.length
  store.close()
  rmSync(path)
  return {
    mostMegabytes: mostBytes / MB,
    budgetMegabytes: SMALL.bytes / MB,
    quietEvents,
  }
}

/** Of the database and its log. */
function bytesOf(path: string): number {
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })
  return statSync(path).size + (wal?.size ?? 0)
}

function timesOf(work: () => unknown): Spread {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return spread(times)
}

/** A file of another program takes the space, and is removed later. */
function full(path: string): TaskResults['full'] {
  const calls = new StoreCalls({ path, budget: BUDGET })
  const ballast = join(dirname(path), 'ballast')
  const [events = []] = batches()
  calls.add(events)
  writeFileSync(ballast, new Uint8Array(20 * MB))
  let why = ''
  while (why === '')
    try {
      calls.add(events)
    } catch (error) {
      why = String(error)
    }
  rmSync(ballast)
  const storedBefore = calls.totals().events
  calls.add(events)
  const storedAfter = calls.totals().events
  calls.close()
  const others = readdirSync(dirname(path)).filter((file) => file.includes('damaged'))
  return { why, storedBefore, storedAfter, integrity: [integrityOf(path), ...others].join(' ') }
}

function countOf(path: string): number {
  const store = new EventStore(path, BUDGET)
  const { events } = store.totals()
  store.close()
  return events
}

function integrityOf(path: string): string {
  const database = new DatabaseSync(path)
  const { integrity_check: integrity } = database.prepare('PRAGMA integrity_check').get() ?? {}
  database.close()
  return String(integrity)
}
