import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EventStore } from '../../../../../src-main/features/events/store/event-store.ts'
import type { EventFilter, EventPlace } from '../../../../../src-main/features/events/contract.ts'
import { aText, owned } from '../../../../support/some-events.ts'

const MB = 1_000_000
const BUDGET = { bytes: 16 * MB, days: 30 }
const DAY = 86_400_000
const NOW = Date.now()

let folder = ''
let path = ''
const stores: EventStore[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-events-'))
  path = join(folder, 'events.sqlite')
})
afterEach(async () => {
  for (const store of stores.splice(0)) store.close()
  await rm(folder, { recursive: true })
})

function open(budget = BUDGET): EventStore {
  const store = new EventStore(path, budget)
  stores.push(store)
  return store
}

function reopen(): EventStore {
  stores.pop()?.close()
  return open()
}

const textsOf = (store: EventStore, filter: EventFilter = {}, after?: EventPlace, most?: number) =>
  store.find(filter, after, most).events.map((event) => ('text' in event ? event.text : event.code))

test('every kind of event is found as it was added, after a restart too', () => {
  const events = [
    aText('Barn', 'Temp 77 F', NOW),
    { kind: 'reading', camera: 'Barn', text: 'celsius: 21', at: NOW + 1 },
    { kind: 'health', camera: 'Barn', code: 'gone', phase: 'begin', at: NOW + 2 },
    { kind: 'health', camera: 'Barn', code: 'gone', phase: 'end', lasted: 1500, at: NOW + 3 },
    { kind: 'alarm', camera: '', text: 'Door', phase: 'end', lasted: 9, at: NOW + 4 },
    { kind: 'alarm', camera: '', text: 'Gate', phase: 'stop', lasted: 7, at: NOW + 5 },
  ] as const
  const ids = open().add(owned(...events))
  const found = reopen().find({}).events
  const expected = events.map((event, index) => ({ ...event, id: ids[index], hasPicture: false }))
  expect(found).toEqual(expected.toReversed())
})

test('the list goes on from its last event, whatever was added since', () => {
  const store = open()
  const at = [5, 5, 5, 1, 9].map((ms) => NOW + ms)
  store.add(owned(...at.map((ms, index) => aText('Barn', `${index}`, ms))))
  const first = store.find({}, undefined, 2)
  expect(first.events.map(({ id }) => id)).toEqual([5, 3])
  expect(first.hasMore).toBe(true)
  store.add(owned(aText('Barn', 'new', NOW + 20)))
  const rest = store.find({}, first.events.at(-1), 3)
  expect(rest.events.map(({ id }) => id)).toEqual([2, 1, 4])
  expect(rest.hasMore).toBe(false)
})

test('camera, kind, time and words choose events', () => {
  const store = open()
  store.add([
    ...owned(aText('Barn', '100% DRY', NOW), aText('Yard', 'barn door open', NOW + 1)),
    ...owned({ kind: 'health', camera: 'Hof', code: 'late', phase: 'begin', at: NOW + 2 }),
    ...owned(aText('Tür', 'ÄPFEL', NOW + 3)),
  ])
  const search = (part: string) => ({ search: { part, codes: [], cameras: [] } })
  expect(textsOf(store, { camera: 'Barn' })).toEqual(['100% DRY'])
  expect(textsOf(store, { kind: 'health' })).toEqual(['late'])
  expect(textsOf(store, { from: NOW + 1, to: NOW + 3 })).toEqual(['late', 'barn door open'])
  expect(textsOf(store, search('barn'))).toEqual(['barn door open', '100% DRY'])
  expect(textsOf(store, search('0% d'))).toEqual(['100% DRY'])
  expect(textsOf(store, search('äpf'))).toEqual(['ÄPFEL'])
  expect(textsOf(store, search('_'))).toEqual([])
  const known = { part: 'spät', codes: ['late'], cameras: ['Barn'] } as const
  expect(textsOf(store, { search: known })).toEqual(['late', '100% DRY'])
})

test('a picture belongs to its event, and goes with it', () => {
  const store = open()
  const [id = 0] = store.add(owned(aText('Barn', 'motion', NOW)))
  store.attach(id, Uint8Array.of(1, 2, 3))
  store.attach(id + 1, Uint8Array.of(4))
  expect(store.event(id)?.hasPicture).toBe(true)
  expect(store.picture(id)).toEqual(Uint8Array.of(1, 2, 3))
  expect(store.picture(id + 1)).toBeUndefined()
  store.keep({ ...BUDGET, days: 0 })
  expect(store.picture(id)).toBeUndefined()
  expect(store.totals()).toMatchObject({ events: 0, oldest: 0, cameras: [] })
})

test('old events are removed', () => {
  const store = open()
  store.add(owned(aText('Barn', 'old', NOW - 31 * DAY), aText('Barn', 'new', NOW - 29 * DAY)))
  expect(textsOf(reopen())).toEqual(['new'])
})

test('a camera that says much cannot push out the events of others, and the budget is kept', async () => {
  const store = open()
  store.add(owned(...Array.from({ length: 20 }, (_, day) => aText('Quiet', `${day}`, NOW + day))))
  const jpeg = new Uint8Array(60_000)
  for (let second = 0; second < 500; second++) {
    const [id = 0] = store.add(owned(aText('Loud', `motion ${second}`, NOW + 100 + second)))
    store.attach(id, jpeg)
  }
  expect(textsOf(store, { camera: 'Quiet' })).toHaveLength(20)
  const loud = textsOf(store, { camera: 'Loud' }, undefined, 2000)
  expect(loud[0]).toBe('motion 499')
  expect(loud.length).toBeGreaterThan(100)
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size))
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(BUDGET.bytes)
  expect(store.totals().bytes).toBeGreaterThan(BUDGET.bytes / 2)
})

test('events for which nothing older can be removed are not stored, so that they can be added again', () => {
  open().close()
  stores.pop()
  const database = new DatabaseSync(path)
  database.exec(
    "CREATE TRIGGER full BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
  )
  database.close()
  const store = open()
  const [id = 0] = store.add(owned(aText('Barn', 'motion', NOW)))
  store.attach(id, new Uint8Array(14 * MB))
  const batch = owned(...Array.from({ length: 500 }, () => aText('Barn', 'x'.repeat(100), NOW)))
  let stored = 1
  expect(() => {
    for (;;) stored += store.add(batch).length
  }).toThrow('disk is full')
  expect(reopen().totals().events).toBe(stored)
})

test('a smaller budget makes the file smaller', async () => {
  const store = open({ ...BUDGET, bytes: 64 * MB })
  const ids = store.add(owned(...Array.from({ length: 20 }, () => aText('Barn', 'x', NOW))))
  for (const id of ids) store.attach(id, new Uint8Array(MB))
  store.keep(BUDGET)
  stores.pop()?.close()
  expect((await stat(path)).size).toBeLessThan(BUDGET.bytes)
})

test('a database of a newer Camwall is left alone', () => {
  open().close()
  stores.pop()
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 1000')
  database.close()
  expect(() => open()).toThrow('newer Camwall')
})

test('after kill -9 it is whole, and has every event that was said to be stored', async () => {
  const child = fork(join(import.meta.dirname, '../../../../support/add-events.ts'), [path])
  let stored = 0
  child.on('message', (count: number) => (stored = count))
  while (stored < 2000) await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'close')
  const store = open()
  const { events } = store.totals()
  expect(events).toBeGreaterThanOrEqual(stored)
  expect(events % 100).toBe(0) // Each batch is stored as a whole.
  store.close()
  stores.pop()
  const database = new DatabaseSync(path)
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  database.close()
})
