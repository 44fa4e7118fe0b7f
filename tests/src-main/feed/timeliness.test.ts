import { describe, expect, test } from 'vitest'
import { Timeliness } from '../../../src-main/feed/timeliness.ts'

/** A camera that has sent 100 pictures, one every `interval` milliseconds. */
function aCameraOf(interval: number) {
  const timeliness = new Timeliness()
  let at = 0
  let held = 0
  /** Sends pictures; of each interval the hub held the sender for `heldMs`. */
  const send = (count: number, every: number, heldMs = 0) => {
    for (let sent = 0; sent < count; sent++) {
      at += every
      held += heldMs
      timeliness.note(at, held)
    }
  }
  send(100, interval)
  return { timeliness, send, lateFor: () => timeliness.lateFor(at), now: () => at }
}

describe('a camera is late', () => {
  test('while it sends at a third of its usual rate, counted from its newest timely picture', () => {
    const { send, lateFor } = aCameraOf(100)
    send(40, 300)
    expect(lateFor()).toBe(12_000)
  })

  test('until its first picture that is on time', () => {
    const { send, lateFor } = aCameraOf(100)
    send(40, 300)
    send(1, 100)
    expect(lateFor()).toBe(0)
  })

  test('not after one pause', () => {
    const { send, lateFor } = aCameraOf(100)
    send(1, 60_000)
    expect(lateFor()).toBe(0)
    send(1, 100)
    expect(lateFor()).toBe(0)
  })

  test('not while its interval only varies', () => {
    const { send, lateFor } = aCameraOf(100)
    for (let round = 0; round < 50; round++) {
      send(3, 290)
      expect(lateFor()).toBeLessThan(1000)
      send(1, 150)
      expect(lateFor()).toBe(0)
    }
  })

  test('not while the hub holds its replies, and not afterwards', () => {
    const { send, lateFor } = aCameraOf(50)
    send(600, 1000, 950)
    expect(lateFor()).toBe(0)
    send(1000, 50)
    expect(lateFor()).toBe(0)
  })

  test('again when it was held for long and is known again', () => {
    const { send, lateFor } = aCameraOf(50)
    send(600, 1000, 950)
    send(100, 50)
    send(30, 500)
    expect(lateFor()).toBe(15_000)
  })

  test('not before it is known how often it sends', () => {
    const timeliness = new Timeliness()
    let at = 0
    for (const interval of [10, 20, 40, 80, 160, 320, 640]) timeliness.note((at += interval), 0)
    expect(timeliness.lateFor(at)).toBe(0)
  })

  test('not after it caught up at first with the pictures that had waited in it', () => {
    const timeliness = new Timeliness()
    let at = 0
    const send = (count: number, every: number) => {
      for (let sent = 0; sent < count; sent++) timeliness.note((at += every), 0)
    }
    send(40, 5)
    send(200, 100)
    expect(timeliness.lateFor(at)).toBe(0)
    send(40, 300)
    expect(timeliness.lateFor(at)).toBe(12_000)
  })

  test('not after it caught up with the pictures that had waited in it while nobody answered', () => {
    const { send, lateFor } = aCameraOf(100)
    send(1, 20_000)
    send(200, 3)
    send(200, 100)
    expect(lateFor()).toBe(0)
  })

  test('only for some minutes after it was set to fewer pictures', () => {
    const { send, lateFor } = aCameraOf(100)
    send(240, 500)
    expect(lateFor()).toBe(120_000)
    send(1200, 500)
    expect(lateFor()).toBe(0)
  })

  test('also when a reconnected sender has held nothing yet', () => {
    const { timeliness, send, now } = aCameraOf(100)
    send(10, 1000, 900)
    timeliness.note(now() + 100, 0)
    expect(timeliness.lateFor(now() + 100)).toBe(0)
  })
})

test('a picture that is sent again, from before the newest pause, does not change what is usual', () => {
  const { timeliness, now } = aCameraOf(100)
  timeliness.pause(now() + 60_000)
  timeliness.note(now() + 30_000, 0)
  for (let count = 1; count <= 10; count++) timeliness.note(now() + 60_000 + 500 * count, 0)
  expect(timeliness.lateFor(now() + 65_000)).toBeGreaterThan(4000)
})
