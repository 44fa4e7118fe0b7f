import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EventLog, RETRY_MS } from '../../../../src-main/features/events/event-log.ts'
import { MAX_QUEUED_OF_OWNER } from '../../../../src-main/features/events/event-queue.ts'
import type { OwnedEvent } from '../../../../src-main/features/events/store/rows.ts'
import type { Store } from '../../../../src-main/features/events/store-thread.ts'
import { aText, owned } from '../../../support/some-events.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A disk that is full, hangs or is well, as the test says. */
function aLog() {
  const disk = { state: 'well' as 'well' | 'full' | 'hangs' }
  const batches: string[][] = []
  const told: string[] = []
  const calls: string[] = []
  const write = (events: readonly OwnedEvent[]): Promise<unknown> => {
    if (disk.state === 'hangs') return new Promise(() => undefined)
    if (disk.state === 'full') return Promise.reject(new Error('database or disk is full'))
    batches.push(events.map(({ event }) => ('text' in event ? event.text : event.code)))
    return Promise.resolve(events.map((_, index) => batches.length * 100 + index))
  }
  const store = {
    call: (name: string, events: readonly OwnedEvent[]) => {
      calls.push(name)
      return name === 'add' ? write(events) : Promise.resolve()
    },
    end: () => {
      calls.push('end')
      return Promise.resolve()
    },
  } as Store
  const log = new EventLog(store, {
    changed: () => told.push('changed'),
    failed: (why) => told.push(`failed: ${why}`),
    recovered: () => told.push('recovered'),
    dropped: (count) => told.push(`dropped ${count}`),
  })
  const add = (text: string, stored?: (id: number) => void) => {
    for (const event of owned(aText('Barn', text))) log.add(event, stored)
  }
  return { log, disk, batches, told, calls, add }
}

test('events of a moment are stored together, and each hears its id', async () => {
  const { add, batches, told } = aLog()
  const ids: number[] = []
  add('one', (id) => ids.push(id))
  add('two', (id) => ids.push(id))
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toEqual([['one', 'two']])
  expect(ids).toEqual([100, 101])
  expect(told).toEqual(['changed'])
})

test('pictures that are added change the list once in a while', async () => {
  const { log, told, calls } = aLog()
  await Promise.all([1, 2, 3].map((id) => log.attach(id, Uint8Array.of(id))))
  expect(calls).toEqual(['attach', 'attach', 'attach'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(told).toEqual(['changed'])
})

test('while the disk is full, events wait; it is told, and told when it is over', async () => {
  const { add, batches, told, disk, log } = aLog()
  disk.state = 'full'
  add('one')
  await vi.advanceTimersByTimeAsync(1000)
  add('two')
  await vi.advanceTimersByTimeAsync(2 * RETRY_MS)
  expect(told).toEqual(['failed: database or disk is full'])
  expect(log.waiting).toBe(2)
  disk.state = 'well'
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect(batches).toEqual([['one', 'two']])
  expect(told.slice(1)).toEqual(['recovered', 'changed'])
})

test('what there is no room for is dropped, and counted', async () => {
  const { add, told, batches } = aLog()
  for (let count = 0; count < MAX_QUEUED_OF_OWNER + 3; count++) add(`${count}`)
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches.flat()).toHaveLength(MAX_QUEUED_OF_OWNER)
  expect(told).toEqual(['changed', 'dropped 3'])
})

test('a disk that hangs is told, and delays neither events nor the exit', async () => {
  const { add, told, disk, log } = aLog()
  disk.state = 'hangs'
  add('one')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told).toEqual(['failed: the disk does not answer'])
  const closed = log.close()
  await vi.advanceTimersByTimeAsync(3000)
  await expect(closed).resolves.toBeUndefined()
})

test('at the exit the last events are stored, and then the store is closed', async () => {
  const { add, batches, calls, log } = aLog()
  add('last')
  await log.close()
  add('too late')
  expect(batches).toEqual([['last']])
  expect(calls).toEqual(['add', 'close', 'end'])
})
