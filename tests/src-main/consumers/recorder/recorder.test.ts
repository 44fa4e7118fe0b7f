import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CapturedFrame } from '../../../../src-main/capture/captured-frame.ts'
import {
  EVERY_CAMERA,
  type RecordingOrder,
  type RecordingPlan,
} from '../../../../src-main/consumers/recorder/orders.ts'
import {
  FRAME_OVERHEAD_BYTES,
  MAX_WAITING_BYTES,
  Recorder,
} from '../../../../src-main/consumers/recorder/recorder.ts'
import type { ThreadListener } from '../../../../src-main/consumers/recorder/recorder-thread.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'
import { aFrame } from '../../../support/a-recording.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const LATER = 1e9

const PLAN: RecordingPlan = {
  folder: '/hung',
  format: 'mkv',
  partMinutes: 1,
  retention: { days: null, bytes: null, freeBytes: 0 },
}
const ELSEWHERE = { ...PLAN, folder: '/elsewhere' }

/** A feed, and a recorder whose thread is played by the test. */
function aRecorder() {
  const opened = openFeed()
  const orders: RecordingOrder[] = []
  /** Bytes of the blocks that the thread was given. */
  const memory = { bytes: 0 }
  const told: string[] = []
  let listener: ThreadListener | undefined
  const thread = { isRunning: false, ends: 0, planned: () => PLAN }
  const recorder = new Recorder(
    opened.feed,
    PLAN,
    (planned, given) => {
      thread.planned = planned
      listener = given
      return {
        get isRunning() {
          return thread.isRunning
        },
        start: () => (thread.isRunning = true),
        send: (order, blocks = []) => {
          thread.isRunning = true
          orders.push(order)
          for (const { byteLength } of blocks) memory.bytes += byteLength
          if (order.kind === 'close') given.reported({ kind: 'closed' })
        },
        end: () => {
          thread.isRunning = false
          thread.ends += 1
          return Promise.resolve()
        },
      }
    },
    {
      failureChanged: (failure) => told.push(failure?.reason ?? 'well'),
      undeleted: ({ files, why }) => told.push(`${files} undeleted: ${why}`),
      broken: (why) => told.push(`broken: ${why}`),
    },
  )
  const report: ThreadListener['reported'] = (each) => listener?.reported(each)
  const break_ = () => listener?.ended('it failed')
  const marks = () =>
    orders.flatMap((order) =>
      order.kind === 'frames' ? order.frames.map(({ body }) => body[0]) : [],
    )
  /** Frames of before, of which `held` are not released. */
  const held = { count: 0 }
  const prepend = (...frames: readonly CapturedFrame[]) => {
    held.count += frames.length
    recorder.prepend(frames.map((frame) => ({ frame, release: () => void (held.count -= 1) })))
  }
  return { ...opened, recorder, orders, memory, told, report, break_, marks, thread, held, prepend }
}

const gather = () => vi.advanceTimersByTime(100)

test('only recorded cameras are in demand, and all of their frames are taken', () => {
  const { feed, recorder, take, marks } = aRecorder()
  take(picture('Barn', 1))
  take(picture('Gate', 2), 0, { peer: 'gate' })
  expect(feed.demandOf('Barn')).toBe(0)
  gather()
  recorder.record((camera) => camera === 'Barn')
  expect([feed.demandOf('Barn'), feed.demandOf('Gate')]).toEqual([Infinity, 0])
  for (const mark of [3, 4, 5]) take(picture('Barn', mark), LATER)
  take(picture('Gate', 6), LATER, { peer: 'gate' })
  gather()
  expect(marks()).toEqual([3, 4, 5]) // Not the frame from before.
})

test('memory that comes back is used for the next frames, until nothing is recorded', () => {
  const { recorder, take, orders, report } = aRecorder()
  recorder.record(() => true)
  const large = { ...picture('Barn', 1), body: new Uint8Array(100_000).fill(1) }
  const newest = () => {
    const order = orders.at(-1)
    if (order?.kind !== 'frames') throw new Error('No frames were sent.')
    return order.frames.at(-1)?.body
  }
  take(large, LATER)
  gather()
  const memory = newest()?.buffer as ArrayBuffer
  report({ kind: 'freed', memory: [memory] })
  take({ ...large, body: new Uint8Array(100_000).fill(2) }, LATER)
  gather()
  expect(newest()?.buffer).toBe(memory)
  expect(newest()).toHaveLength(100_000)
  expect(newest()?.every((byte) => byte === 2)).toBe(true)
  report({ kind: 'freed', memory: [memory] })
  recorder.record(() => false)
  recorder.record(() => true)
  take(large, LATER)
  gather()
  expect(newest()?.buffer).not.toBe(memory)
})

test('a camera that comes later is recorded from its first frame', () => {
  const { recorder, take, marks } = aRecorder()
  recorder.record(() => true)
  take(picture('Barn', 1), LATER)
  gather()
  expect(marks()).toEqual([1])
})

test('a change for one camera loses and repeats no frame of another', () => {
  const { recorder, take, marks, orders } = aRecorder()
  recorder.record(() => true)
  take(picture('Barn', 1), LATER)
  take(picture('Gate', 2), LATER)
  recorder.record((camera) => camera === 'Barn')
  take(picture('Gate', 3), LATER)
  take(picture('Barn', 4), LATER)
  gather()
  expect(marks()).toEqual([1, 2, 4])
  expect(orders.map(({ kind }) => kind)).toEqual(['frames', 'end', 'frames'])
  expect(orders[1]).toEqual({ kind: 'end', cameras: ['Gate'] })
  recorder.record(() => false)
  expect(orders.at(-1)).toEqual({ kind: 'end', cameras: ['Barn', EVERY_CAMERA] })
})

test('the same picture again is recorded again, and the window has the frame, too', () => {
  const { recorder, take, marks, attach, sent } = aRecorder()
  attach()
  recorder.record(() => true)
  take(picture('Barn', 7), LATER)
  take(picture('Barn', 7), LATER + 1)
  gather()
  expect(marks()).toEqual([7, 7])
  expect(sent.map(({ body }) => body[0])).toEqual([7, 7])
})

test('waiting frames have a bound: beyond it they are dropped, counted and told, until the disk has caught up', () => {
  const { recorder, report, told, marks, take } = aRecorder()
  recorder.record(() => true)
  const add = () =>
    take({ ...picture('Barn', 1), body: new Uint8Array(MAX_WAITING_BYTES / 4) }, LATER)
  for (let count = 0; count < 5; count++) {
    add()
    gather()
  }
  expect(marks()).toHaveLength(3)
  expect(recorder.waitingBytes).toBe(3 * (MAX_WAITING_BYTES / 4 + FRAME_OVERHEAD_BYTES))
  expect(recorder.recorded.get('Barn')?.dropped.frames).toBe(2)
  expect(told).toEqual(['slow'])
  report({ kind: 'taken' })
  expect(told).toEqual(['slow'])
  report({ kind: 'taken' })
  expect(told).toEqual(['slow', 'well'])
  add()
  expect(recorder.recorded.get('Barn')?.dropped.frames).toBe(2)
})

test('the bound is that of the memory: small frames may each be sent in a block of their own', () => {
  const { recorder, memory, take } = aRecorder()
  recorder.record(() => true)
  const dropped = () => recorder.recorded.get('Barn')?.dropped.frames
  while (dropped() !== 1 && memory.bytes <= MAX_WAITING_BYTES) {
    take({ ...picture('Barn', 1), body: new Uint8Array(1000) }, LATER)
    gather()
  }
  expect(memory.bytes).toBeLessThanOrEqual(MAX_WAITING_BYTES)
  expect(recorder.waitingBytes).toBeGreaterThan(0.9 * MAX_WAITING_BYTES)
})

test('a disk that hangs is told, even if few frames wait', () => {
  const { prepend, told } = aRecorder()
  prepend(aFrame('Barn', 1))
  gather()
  vi.advanceTimersByTime(11_000)
  prepend(aFrame('Barn', 2))
  gather()
  expect(told).toEqual(['slow'])
})

test('a disk that hangs is given up for another folder, where the next frames are recorded', async () => {
  const { recorder, take, told, marks, thread } = aRecorder()
  recorder.record(() => true)
  take(picture('Barn', 1), LATER)
  gather()
  const files = recorder.ask('days')
  recorder.change({ ...PLAN, partMinutes: 2 })
  vi.advanceTimersByTime(11_000)
  await expect(files).rejects.toMatchObject({ failure: { reason: 'slow' } })
  recorder.change({ ...PLAN, partMinutes: 3 })
  expect([told, thread.isRunning]).toEqual([['slow'], true])
  recorder.change(ELSEWHERE)
  expect([told, thread.isRunning]).toEqual([['slow', 'well'], false])
  expect(recorder.waitingBytes).toBe(0)
  expect(recorder.recorded.get('Barn')?.dropped.frames).toBe(1)
  take(picture('Barn', 2), LATER)
  gather()
  expect([marks(), thread.isRunning, thread.planned()]).toEqual([[1, 2], true, ELSEWHERE])
  vi.advanceTimersByTime(11_000)
  take(picture('Barn', 3), LATER)
  gather()
  expect(told).toEqual(['slow', 'well', 'slow'])
})

test('so it is for one that was chosen before it was told, also while no more frames can wait', () => {
  const { recorder, take, told, marks, thread } = aRecorder()
  recorder.record(() => true)
  const large = { ...picture('Barn', 1), body: new Uint8Array(MAX_WAITING_BYTES / 2) }
  for (let count = 0; count < 2; count++) {
    take(large, LATER)
    gather()
  }
  recorder.change(ELSEWHERE)
  vi.advanceTimersByTime(11_000)
  expect([told, thread.isRunning]).toEqual([['slow'], true])
  take(large, LATER)
  expect([told, thread.isRunning]).toEqual([['slow', 'well'], false])
  expect(recorder.recorded.get('Barn')?.dropped.frames).toBe(3)
  take(picture('Barn', 7), LATER)
  gather()
  expect(marks().at(-1)).toBe(7)
})

test('a thread that hangs while nothing is recorded answers no call of another folder', async () => {
  const { recorder, thread, orders, report } = aRecorder()
  recorder.tend()
  recorder.change(ELSEWHERE)
  vi.advanceTimersByTime(11_000)
  const days = recorder.ask('days')
  expect([thread.ends, orders.at(-1)?.kind]).toEqual([1, 'call'])
  report({ kind: 'answer', id: 0, answer: { result: [] } })
  await expect(days).resolves.toEqual([])
})

const MEGABYTE = 1_000_000
/** As many as may wait, and half as many again. */
const manyOf = (camera: string) =>
  Array.from({ length: 24 }, (_, index) =>
    aFrame(camera, index, { body: new Uint8Array(8 * MEGABYTE).fill(index) }),
  )

test('more frames from before than can wait are all recorded, with newer ones behind them', () => {
  const { recorder, prepend, held, take, report, marks, told } = aRecorder()
  prepend(...manyOf('Barn'))
  recorder.record(() => true)
  expect(recorder.waitingBytes).toBeLessThan(42 * MEGABYTE)
  take(picture('Barn', 100), LATER)
  take(picture('Gate', 200), LATER)
  for (let orders = 0; held.count > 0; orders++) {
    expect(orders).toBeLessThan(24)
    gather()
    report({ kind: 'taken' })
  }
  gather()
  report({ kind: 'taken' })
  gather()
  expect(marks()).toEqual([...Array(24).keys(), 100, 200])
  expect(told).toEqual([])
  expect(recorder.recorded.get('Barn')?.dropped.frames).toBe(0)
})

test('frames from before are in the file of a recording that ends at once, as many as can wait', async () => {
  const { recorder, prepend, held, orders, told, marks } = aRecorder()
  prepend(...manyOf('Barn'))
  recorder.record(() => true)
  recorder.record(() => false)
  expect(orders.map(({ kind }) => kind)).toEqual(['frames', 'end'])
  expect(marks()).toEqual([...Array(15).keys()])
  expect([held.count, recorder.recorded.get('Barn')?.dropped.frames]).toEqual([0, 9])
  expect(told).toEqual([])
  await recorder.stop()
})

test('a disk that hangs or a thread that ends holds no frames from before', () => {
  const { recorder, prepend, held, take, told, break_ } = aRecorder()
  const dropped = () => recorder.recorded.get('Barn')?.dropped.frames
  recorder.record(() => true)
  prepend(...manyOf('Barn'))
  gather()
  vi.advanceTimersByTime(11_000)
  take(picture('Gate', 200), LATER)
  gather()
  expect([told, held.count]).toEqual([['slow'], 0])
  const before = dropped() ?? 0
  expect(before).toBeGreaterThan(15)
  prepend(...manyOf('Barn'))
  expect(held.count).toBe(24)
  break_()
  expect([held.count, dropped()]).toEqual([0, 48])
})

test('counts are those of the thread', () => {
  const { recorder, report, told, prepend } = aRecorder()
  prepend(aFrame('Barn', 1), aFrame('Barn', 2), aFrame('Barn', 3))
  const written = new Map([['Barn', { frames: 2, bytes: 20 }]])
  report({ kind: 'counted', written, dropped: new Map([['Barn', { frames: 1, bytes: 10 }]]) })
  expect(recorder.recorded.get('Barn')).toEqual({
    written: { frames: 2, bytes: 20 },
    dropped: { frames: 1, bytes: 10 },
  })
  report({ kind: 'failure', failure: { reason: 'full', why: 'no space' } })
  report({ kind: 'failure', failure: undefined })
  expect(told).toEqual(['full', 'well'])
})

test('what a thread that ends had not written is lost, counted once, and the next frames start another', () => {
  const { recorder, report, told, break_, orders, prepend } = aRecorder()
  prepend(aFrame('Barn', 1), aFrame('Barn', 2))
  gather()
  report({
    kind: 'counted',
    written: new Map([['Barn', { frames: 1, bytes: 10 }]]),
    dropped: new Map(),
  })
  prepend(aFrame('Barn', 3))
  break_()
  expect(told).toEqual(['broken: it failed'])
  expect(recorder.recorded.get('Barn')).toEqual({
    written: { frames: 1, bytes: 10 },
    dropped: { frames: 2, bytes: 20 },
  })
  expect(recorder.waitingBytes).toBe(0)
  prepend(aFrame('Barn', 4))
  gather()
  expect(orders).toHaveLength(2)
})

test('at the end the last frames are sent, and the files ended; nothing is taken any more', async () => {
  const { recorder, take, orders, feed } = aRecorder()
  recorder.record(() => true)
  take(picture('Barn', 1), LATER)
  await recorder.stop()
  await recorder.stop()
  expect(orders.map(({ kind }) => kind)).toEqual(['frames', 'close'])
  expect(feed.demandOf('Barn')).toBe(0)
})

test('calls of the folder are answered by their ids, refused, or end with the thread', async () => {
  const { recorder, report, break_, orders } = aRecorder()
  const between = { from: 0, to: 1000 }
  const days = recorder.ask('days')
  const files = recorder.ask('files', between)
  expect(orders).toMatchObject([
    { kind: 'call', id: 0, call: { name: 'days', args: [] } },
    { kind: 'call', id: 1, call: { name: 'files', args: [between] } },
  ])
  report({ kind: 'answer', id: 1, answer: { failed: { reason: 'in-use', why: 'locked' } } })
  report({ kind: 'answer', id: 0, answer: { result: [] } })
  await expect(days).resolves.toEqual([])
  await expect(files).rejects.toMatchObject({ failure: { reason: 'in-use' } })
  const late = recorder.ask('days')
  vi.advanceTimersByTime(5000)
  await expect(late).rejects.toMatchObject({ failure: { reason: 'slow' } })
  const lost = recorder.ask('days')
  break_()
  await expect(lost).rejects.toMatchObject({ failure: { reason: 'other', why: 'it failed' } })
  await recorder.stop()
  await expect(recorder.ask('days')).rejects.toThrow('Camwall is closing.')
})

test('a recorder that never recorded starts no thread', async () => {
  const { recorder, orders, thread } = aRecorder()
  recorder.record(() => false)
  await recorder.stop()
  recorder.tend()
  expect(orders).toEqual([])
  expect(thread.isRunning).toBe(false)
})

test('old recordings that cannot be deleted are told', () => {
  const { report, told } = aRecorder()
  report({ kind: 'undeleted', undeleted: { files: 2, why: 'EPERM' } })
  expect(told).toEqual(['2 undeleted: EPERM'])
})
