import { expect, test } from 'vitest'
import { READINGS_EVERY_MS, StatusEvents } from '../../../../src-main/app/events/status-events.ts'
import type { WarningCode } from '../../../../src-main/contract/warnings.ts'

/** The wall's clock is an hour ahead of what the monotonic clock says. */
const AHEAD = 3_600_000
const moment = (steady: number) => ({ at: steady + AHEAD, steady })

const warned = (name: string, ...codes: (readonly [WarningCode, since: number])[]) => ({
  gone: [],
  changed: [{ name, warnings: codes.map(([code, since]) => ({ code, since: since + AHEAD })) }],
})

test('a warning begins when its cause did, and lasts by the monotonic clock', () => {
  const events = new StatusEvents()
  expect(events.ofCameras(warned('Barn', ['late', 5000]), moment(15_000))).toEqual([
    { kind: 'health', camera: 'Barn', code: 'late', phase: 'begin', at: 5000 + AHEAD },
  ])
  expect(events.ofCameras(warned('Barn'), { at: 1, steady: 20_000 })).toEqual([
    { kind: 'health', camera: 'Barn', code: 'late', phase: 'end', lasted: 15_000, at: 1 },
  ])
})

test('a warning that stays is no event', () => {
  const events = new StatusEvents()
  events.ofCameras(warned('Barn', ['late', 0]), moment(1))
  expect(events.ofCameras(warned('Barn', ['late', 0], ['dark', 2]), moment(2))).toMatchObject([
    { code: 'dark', phase: 'begin' },
  ])
})

test('the warnings of a removed camera end', () => {
  const events = new StatusEvents()
  events.ofCameras(warned('Barn', ['gone', 0]), moment(0))
  expect(events.ofCameras({ gone: ['Barn'], changed: [] }, moment(7))).toMatchObject([
    { camera: 'Barn', code: 'gone', phase: 'end', lasted: 7 },
  ])
})

test('what is wrong when Camwall stops has no end', () => {
  const events = new StatusEvents()
  events.ofCameras(warned('Barn', ['gone', 0], ['same-name', 5]), moment(10))
  events.ofMissing(['Shed'], moment(20))
  expect(events.ofStop(moment(30))).toEqual([
    { kind: 'health', camera: 'Barn', code: 'gone', phase: 'stop', lasted: 30, at: 30 + AHEAD },
    {
      kind: 'health',
      camera: 'Barn',
      code: 'same-name',
      phase: 'stop',
      lasted: 25,
      at: 30 + AHEAD,
    },
    { kind: 'health', camera: 'Shed', code: 'missing', phase: 'stop', lasted: 10, at: 30 + AHEAD },
  ])
  expect(events.ofStop(moment(40))).toEqual([])
})

test('a camera is missing until it comes, whatever warnings it has then', () => {
  const events = new StatusEvents()
  expect(events.ofMissing(['Barn', 'Shed'], moment(1))).toMatchObject([
    { camera: 'Barn', code: 'missing', phase: 'begin' },
    { camera: 'Shed', code: 'missing', phase: 'begin' },
  ])
  events.ofCameras(warned('Barn', ['dark', 2]), moment(2))
  expect(events.ofMissing(['Shed'], moment(3))).toMatchObject([
    { camera: 'Barn', code: 'missing', phase: 'end', lasted: 2 },
  ])
})

test('readings are an event of each camera now and then', () => {
  const events = new StatusEvents()
  const read = (name: string, celsius: number, steady: number) => {
    const readings = { celsius, door: 'open' }
    return events.ofCameras({ gone: [], changed: [{ name, readings }] }, moment(steady))
  }
  expect(read('Barn', 36.800000000000004, 0)).toEqual([
    { kind: 'reading', camera: 'Barn', text: 'celsius: 36.8 · door: open', at: AHEAD },
  ])
  expect(read('Barn', 37, READINGS_EVERY_MS - 1)).toEqual([])
  expect(read('Yard', 20, READINGS_EVERY_MS - 1)).toHaveLength(1)
  expect(read('Barn', 38, READINGS_EVERY_MS)).toMatchObject([{ text: 'celsius: 38 · door: open' }])
})

test('the newest readings that came too soon are an event when the minute is over, with their own time', () => {
  const events = new StatusEvents()
  const read = (door: string, steady: number) => {
    const changed = [{ name: 'Barn', readings: { door } }]
    return events.ofCameras({ gone: [], changed }, moment(steady))
  }
  expect(read('closed', 0)).toHaveLength(1)
  expect(read('moves', 20_000)).toEqual([])
  expect(read('open', 30_000)).toEqual([])
  expect(events.ofReadings(moment(READINGS_EVERY_MS - 1))).toEqual([])
  expect(events.ofReadings(moment(READINGS_EVERY_MS))).toEqual([
    { kind: 'reading', camera: 'Barn', text: 'door: open', at: 30_000 + AHEAD },
  ])
  expect(events.ofReadings(moment(2 * READINGS_EVERY_MS))).toEqual([])
})

test('readings that are back to those of the last event, and those of a removed camera, are none', () => {
  const events = new StatusEvents()
  const read = (name: string, door: string, steady: number) =>
    events.ofCameras({ gone: [], changed: [{ name, readings: { door } }] }, moment(steady))
  for (const [door, steady] of [
    ['closed', 0],
    ['open', 1],
  ] as const) {
    read('Barn', door, steady)
    read('Yard', door, steady)
  }
  read('Barn', 'closed', 2)
  events.ofCameras({ gone: ['Yard'], changed: [] }, moment(2))
  expect(events.ofReadings(moment(READINGS_EVERY_MS))).toEqual([])
})

test('a camera without readings has no such event', () => {
  const none = { gone: [], changed: [{ name: 'Barn', readings: {} }] }
  expect(new StatusEvents().ofCameras(none, moment(0))).toEqual([])
})
