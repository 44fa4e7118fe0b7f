import { afterEach, expect, test, vi } from 'vitest'
import { withSizes } from '../../../src-renderer/store/past-source.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, settled } from '../support/stand-in-bridge.ts'

afterEach(() => void vi.useRealTimers())

/** The clock stands still at this time. */
const NOW = 1_000_000

async function open() {
  const { store, bridge } = await openStore([aCamera('Barn')])
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'], now: NOW })
  const asked = () => bridge.asked.filter(([name]) => /^(look-back|recordings):/.test(String(name)))
  return {
    store,
    bridge,
    lookBack: store.lookBack,
    asked,
    now: () => store.lookBack.state.getState(),
  }
}

test('the newest of several moments is requested, and live is requested after them', async () => {
  const { lookBack, asked, now } = await open()
  for (const time of [1000, 2000, 3000.4]) lookBack.show(time)
  await settled()
  expect(asked()).toEqual([
    ['look-back:show', 1000],
    ['look-back:show', 3000],
  ])
  lookBack.goLive()
  expect(asked().at(-1)).toEqual(['look-back:live'])
  expect(now().time).toBeUndefined()
  lookBack.goLive()
  expect(asked()).toHaveLength(3)
})

test('what has not happened yet is live', async () => {
  const { lookBack, asked, now } = await open()
  lookBack.show(NOW - 1)
  lookBack.show(NOW)
  expect(now().time).toBeUndefined()
  expect(asked().at(-1)).toEqual(['look-back:live'])
})

test('it plays at its speed, until it has caught up with now', async () => {
  const { lookBack, now } = await open()
  lookBack.play()
  expect(now().isPlaying).toBe(false)
  lookBack.show(NOW - 10_000)
  lookBack.setSpeed(2)
  lookBack.play()
  vi.advanceTimersByTime(4000)
  expect(now()).toMatchObject({ time: NOW - 2000, isPlaying: true })
  lookBack.pause()
  vi.advanceTimersByTime(1000)
  expect(now()).toMatchObject({ time: NOW - 2000, isPlaying: false })
  lookBack.play()
  vi.advanceTimersByTime(10_000)
  expect(now()).toMatchObject({ time: undefined, isPlaying: false })
})

test('Escape leads to now, and then closes the time bar', async () => {
  const { store, lookBack, now } = await open()
  lookBack.toggle()
  lookBack.show(1000)
  expect(store.back()).toBe(true)
  expect(now()).toMatchObject({ isOpen: true, time: undefined })
  expect(store.back()).toBe(true)
  expect(now().isOpen).toBe(false)
  expect(store.back()).toBe(false)
})

test('past pictures are shown as when they were live, although their camera is gone', async () => {
  const { store } = await openStore([aCamera('Barn', { state: 'gone' })])
  const stateOf = () => store.tiles.get('Barn')?.appearance.state
  expect(stateOf()).toBe('gone')
  store.lookBack.show(1000)
  expect(stateOf()).toBe('live')
  store.lookBack.goLive()
  expect(stateOf()).toBe('gone')
})

const RECORDED = { from: 1000, to: 9000, spans: [[{ from: 1000, to: 9000 }]] }

test('recordings are played to their end, and left for now', async () => {
  const { lookBack, asked, now } = await open()
  lookBack.showRecordings(RECORDED, 500)
  expect(now()).toMatchObject({ isOpen: true, played: RECORDED, time: 1000, isPlaying: false })
  lookBack.setSpeed(16)
  lookBack.play()
  vi.advanceTimersByTime(400)
  expect(now()).toMatchObject({ time: 7400, isPlaying: true })
  vi.advanceTimersByTime(400)
  expect(now()).toMatchObject({ time: 9000, isPlaying: false })
  await settled()
  lookBack.show(2000)
  lookBack.showNewest()
  expect(now().time).toBe(9000)
  lookBack.goLive()
  expect(now()).toMatchObject({ isOpen: false, played: undefined, time: undefined })
  const names = asked().map(([name]) => name)
  expect(new Set(names)).toEqual(new Set(['recordings:show', 'recordings:days', 'recordings:live']))
  expect(names.at(-1)).toBe('recordings:live')
})

const MIDNIGHT = 9000
const NEXT_DAY = { from: MIDNIGHT, to: MIDNIGHT + 86_400_000, files: 1, bytes: 1 }

/** @param from - when something is recorded on the next day */
async function playedToMidnight(from: number) {
  const opened = await open()
  const { lookBack, bridge } = opened
  const span = { from, to: from + 5000, isProtected: false }
  const camera = { camera: 'Barn', bytes: 1, spans: [span] }
  bridge.results.set('recordings:days', {
    days: [{ ...NEXT_DAY, from: 0, to: MIDNIGHT }, NEXT_DAY],
  })
  bridge.results.set('recordings:range', { cameras: [camera], bytes: 1 })
  lookBack.showRecordings(RECORDED, 8900)
  lookBack.play()
  vi.advanceTimersByTime(200)
  await settled()
  return { ...opened, span }
}

test('what is recorded past midnight is played on', async () => {
  const { now, asked, span } = await playedToMidnight(MIDNIGHT + 100)
  expect(asked()).toContainEqual(['recordings:range', NEXT_DAY.from, NEXT_DAY.to])
  expect(now()).toMatchObject({ isPlaying: true, time: span.from })
  expect(now().played).toEqual({ from: span.from, to: span.to, spans: [[span]] })
  vi.advanceTimersByTime(1000)
  expect(now().time).toBe(span.from + 1000)
})

test('what begins later on the next day is not', async () => {
  const { now } = await playedToMidnight(MIDNIGHT + 60_000)
  expect(now()).toMatchObject({ isPlaying: false, time: MIDNIGHT, played: RECORDED })
})

test('a person who goes elsewhere meanwhile stays there', async () => {
  const { lookBack, bridge, now } = await open()
  bridge.results.set('recordings:days', { days: [NEXT_DAY] })
  lookBack.showRecordings(RECORDED, 8900)
  lookBack.play()
  vi.advanceTimersByTime(200)
  lookBack.show(2000)
  await settled()
  expect(now()).toMatchObject({ isPlaying: false, time: 2000, played: RECORDED })
})

test('frame by frame, recordings end with their last one', async () => {
  const { lookBack, asked, now } = await open()
  lookBack.showRecordings(RECORDED, 8000)
  await lookBack.step('Barn', 1)
  expect(asked()).toContainEqual(['recordings:step', 'Barn', 8000, 1])
  expect(now().time).toBe(9000)
})

test('a frame that is found when a person went elsewhere is not shown', async () => {
  const { lookBack, bridge, asked, now } = await open()
  bridge.results.set('recordings:step', 7900)
  bridge.results.set('look-back:step', 7900)
  lookBack.showRecordings(RECORDED, 8000)
  const dragged = lookBack.step('Barn', -1)
  lookBack.show(2000)
  await dragged
  expect(now().time).toBe(2000)
  const left = lookBack.step('Barn', -1)
  lookBack.back()
  await left
  expect(now()).toMatchObject({ isOpen: false, played: undefined, time: undefined })
  lookBack.toggle()
  const closed = lookBack.step('Barn', -1)
  lookBack.back()
  await closed
  expect(now()).toMatchObject({ isOpen: false, time: undefined })
  expect(asked()).not.toContainEqual(['look-back:show', 7900])
})

test('other recordings are shown only while recordings are, at a time that they have', async () => {
  const { lookBack, now } = await open()
  const later = { ...RECORDED, from: 5000, to: 12_000 }
  lookBack.updateRecordings(later)
  expect(now()).toMatchObject({ played: undefined, time: undefined })
  lookBack.showRecordings(RECORDED, 8000)
  lookBack.updateRecordings(later)
  expect(now()).toMatchObject({ played: later, time: 8000 })
  lookBack.updateRecordings({ ...RECORDED, to: 2000 })
  expect(now().time).toBe(2000)
})

test('recorded cameras keep their size while nothing of them is recorded, and unchanged ones keep the map', () => {
  const small = { width: 320, height: 240 }
  const one = withSizes(new Map(), [{ camera: 'Barn', ...small }])
  expect(withSizes(one, [{ camera: 'Barn', ...small }])).toBe(one)
  expect(withSizes(one, [])).toBe(one)
  const two = withSizes(one, [{ camera: 'Gate', width: 640, height: 480 }])
  expect(Object.fromEntries(two)).toEqual({ Barn: small, Gate: { width: 640, height: 480 } })
})
