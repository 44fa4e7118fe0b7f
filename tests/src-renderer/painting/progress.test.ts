import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Progress } from '../../../src-main/contract/frame.ts'
import { ProgressReporter } from '../../../src-renderer/painting/progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A teller, and all that it has told. */
function openTeller() {
  const told: Progress[] = []
  const work = { decodes: 0, byBrowser: 0, tilesDrawn: 0 }
  const teller = new ProgressReporter(
    (progress) => told.push(progress),
    () => ({ ...work }),
  )
  return { teller, told, work }
}

test('three frames are told at once, whatever became of them', () => {
  const { teller, told, work } = openTeller()
  teller.decoded(1)
  teller.overtaken(2)
  expect(told).toEqual([])
  Object.assign(work, { decodes: 2, byBrowser: 1, tilesDrawn: 7 })
  teller.painted([3], 1234.5)
  expect(told).toEqual([
    {
      kind: 'progress',
      decoded: [1],
      painted: [3],
      paintedAt: [1234.5],
      overtaken: [2],
      work: { decodes: 2, byBrowser: 1, tilesDrawn: 7 },
    },
  ])
  expect(vi.getTimerCount()).toBe(0)
})

test('fewer are told 16 ms after the first of them', () => {
  const { teller, told } = openTeller()
  teller.decoded(1)
  vi.advanceTimersByTime(10)
  teller.decoded(2)
  vi.advanceTimersByTime(5)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toMatchObject([{ decoded: [1, 2] }])
})

test('what was told is not told again, and the next frames have 16 ms of their own', () => {
  const { teller, told } = openTeller()
  vi.advanceTimersByTime(0)
  teller.decoded(1)
  vi.advanceTimersByTime(10)
  teller.painted([2, 3], 5)
  teller.overtaken(4)
  vi.advanceTimersByTime(15)
  expect(told).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(told[1]).toMatchObject({ decoded: [], painted: [], paintedAt: [], overtaken: [4] })
})

test('a redraw of the wall without a new frame is no news, but its tiles are counted', () => {
  const { teller, told, work } = openTeller()
  work.tilesDrawn = 64
  teller.painted([], 5)
  expect(vi.getTimerCount()).toBe(0)
  teller.decoded(1)
  vi.runAllTimers()
  expect(told).toMatchObject([{ painted: [], work: { tilesDrawn: 64 } }])
})

test('every frame is told once, in order, within 16 ms, and never more than two wait', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('decoded' as const, 'overtaken' as const) }),
    fc.record({ kind: fc.constant('painted' as const), count: fc.nat(5) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(20) }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { teller, told } = openTeller()
      const given = { decoded: [] as number[], painted: [] as number[], overtaken: [] as number[] }
      let id = 0
      for (const taken of steps) {
        if (taken.kind === 'wait') vi.advanceTimersByTime(taken.ms)
        else if (taken.kind === 'painted') {
          const ids = Array.from({ length: taken.count }, () => (id += 1))
          given.painted.push(...ids)
          teller.painted(ids, id)
        } else {
          id += 1
          given[taken.kind].push(id)
          teller[taken.kind](id)
        }
        const count = told.flatMap(({ decoded, painted, overtaken }) => [
          ...decoded,
          ...painted,
          ...overtaken,
        ]).length
        expect(id - count).toBeLessThan(3)
        if (taken.kind === 'wait' && taken.ms >= 16) expect(id - count).toBe(0)
      }
      vi.runAllTimers()
      for (const kind of ['decoded', 'painted', 'overtaken'] as const)
        expect(told.flatMap((progress) => progress[kind])).toEqual(given[kind])
      for (const { painted, paintedAt } of told) expect(paintedAt).toHaveLength(painted.length)
    }),
  )
})
