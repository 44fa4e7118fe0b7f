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

/** A reporter, and everything that it has sent. */
function openReporter() {
  const sent: Progress[] = []
  const work = { decodes: 0, byBrowser: 0, tilesDrawn: 0 }
  const reporter = new ProgressReporter(
    (progress) => sent.push(progress),
    () => ({ ...work }),
  )
  return { reporter, sent, work }
}

test('three frames are reported at once, whatever their outcomes', () => {
  const { reporter, sent, work } = openReporter()
  reporter.decoded(1)
  reporter.overtaken(2)
  expect(sent).toEqual([])
  Object.assign(work, { decodes: 2, byBrowser: 1, tilesDrawn: 7 })
  reporter.painted([3], 1234.5)
  expect(sent).toEqual([
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

test('fewer are reported 16 ms after the first of them', () => {
  const { reporter, sent } = openReporter()
  reporter.decoded(1)
  vi.advanceTimersByTime(10)
  reporter.decoded(2)
  vi.advanceTimersByTime(5)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(1)
  expect(sent).toMatchObject([{ decoded: [1, 2] }])
})

test('outcomes are reported once, and the next frames have 16 ms of their own', () => {
  const { reporter, sent } = openReporter()
  vi.advanceTimersByTime(0)
  reporter.decoded(1)
  vi.advanceTimersByTime(10)
  reporter.painted([2, 3], 5)
  reporter.overtaken(4)
  vi.advanceTimersByTime(15)
  expect(sent).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(sent[1]).toMatchObject({ decoded: [], painted: [], paintedAt: [], overtaken: [4] })
})

test('a redraw of the wall without a new frame is no news, but its tiles are counted', () => {
  const { reporter, sent, work } = openReporter()
  work.tilesDrawn = 64
  reporter.painted([], 5)
  expect(vi.getTimerCount()).toBe(0)
  reporter.decoded(1)
  vi.runAllTimers()
  expect(sent).toMatchObject([{ painted: [], work: { tilesDrawn: 64 } }])
})

test('every frame is reported once, in order, within 16 ms, and never more than two wait', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('decoded' as const, 'overtaken' as const) }),
    fc.record({ kind: fc.constant('painted' as const), count: fc.nat(5) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(20) }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { reporter, sent } = openReporter()
      const given = { decoded: [] as number[], painted: [] as number[], overtaken: [] as number[] }
      let id = 0
      for (const taken of steps) {
        if (taken.kind === 'wait') vi.advanceTimersByTime(taken.ms)
        else if (taken.kind === 'painted') {
          const ids = Array.from({ length: taken.count }, () => (id += 1))
          given.painted.push(...ids)
          reporter.painted(ids, id)
        } else {
          id += 1
          given[taken.kind].push(id)
          reporter[taken.kind](id)
        }
        const count = sent.flatMap(({ decoded, painted, overtaken }) => [
          ...decoded,
          ...painted,
          ...overtaken,
        ]).length
        expect(id - count).toBeLessThan(3)
        if (taken.kind === 'wait' && taken.ms >= 16) expect(id - count).toBe(0)
      }
      vi.runAllTimers()
      for (const kind of ['decoded', 'painted', 'overtaken'] as const)
        expect(sent.flatMap((progress) => progress[kind])).toEqual(given[kind])
      for (const { painted, paintedAt } of sent) expect(paintedAt).toHaveLength(painted.length)
    }),
  )
})
