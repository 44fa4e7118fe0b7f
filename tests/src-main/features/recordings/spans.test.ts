import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedFile } from '../../../../src-main/capture/recorded-file.ts'
import { LASTS_MS } from '../../../../src-main/capture/recorded-past.ts'
import { joinedSpans, rangeOf } from '../../../../src-main/features/recordings/spans.ts'

const aFile = (camera: string | undefined, changes: Partial<RecordedFile> = {}): RecordedFile => ({
  ...{ path: '/a', camera, format: 'mkv', from: 0, to: 1000, bytes: 10, isProtected: false },
  ...changes,
})
const span = (from: number, to: number, isProtected = false) => ({ from, to, isProtected })

describe('what is recorded of cameras', () => {
  test('cameras are in order; files of all cameras are in the sum only', () => {
    const found = rangeOf(
      [
        { file: aFile('Gate'), cameras: ['Gate'] },
        { file: aFile(undefined, { bytes: 100 }), cameras: ['Barn', 'Gate'] },
      ],
      { from: 0, to: 5000 },
      9000,
    )
    expect(found).toEqual({
      cameras: [
        { camera: 'Barn', bytes: 0, spans: [span(0, 1000)] },
        { camera: 'Gate', bytes: 10, spans: [span(0, 1000)] },
      ],
      bytes: 110,
    })
  })

  test('what is outside of the range is left out; a file that is written reaches to now', () => {
    const files = [
      { file: aFile('Barn', { from: 100, to: undefined }), cameras: ['Barn'] },
      { file: aFile('Gate', { to: 40 }), cameras: ['Gate'] },
    ]
    const { cameras } = rangeOf(files, { from: 50, to: 5000 }, 3000)
    expect(cameras).toEqual([{ camera: 'Barn', bytes: 10, spans: [span(100, 3000)] }])
    expect(rangeOf(files, { from: 50, to: 200 }, 3000).cameras[0]?.spans).toEqual([span(100, 200)])
  })
})

test('a camera’s pauses within a file are none of what is recorded', () => {
  const pauses = new Map([['Barn', [{ from: 20_000, to: 50_000 }]]])
  const files = [
    { file: aFile(undefined, { from: 10_000, to: 60_000 }), cameras: ['Barn', 'Gate'], pauses },
  ]
  const spansIn = (from: number, to: number) =>
    rangeOf(files, { from, to }, 0).cameras.map(({ spans }) => spans)
  expect(spansIn(0, 1e9)).toEqual([
    [span(10_000, 20_000), span(50_000, 60_000)],
    [span(10_000, 60_000)],
  ])
  expect(spansIn(0, 30_000)).toEqual([[span(10_000, 20_000)], [span(10_000, 30_000)]])
  expect(spansIn(25_000, 30_000)).toEqual([[span(25_000, 30_000)]])
})

describe('spans', () => {
  test('follow each other as one, except where the protection changes', () => {
    const next = 1000 + LASTS_MS
    expect(joinedSpans([span(next, 5000), span(0, 1000)])).toEqual([span(0, 5000)])
    expect(joinedSpans([span(0, 1000), span(next + 1, 5000)])).toHaveLength(2)
    expect(joinedSpans([span(0, 1000), span(500, 2000, true)])).toEqual([
      span(0, 1000),
      span(1000, 2000, true),
    ])
  })

  test('are in order without overlaps, and cover what the files cover', () => {
    const anySpan = fc
      .tuple(fc.nat(100_000), fc.nat(20_000), fc.boolean())
      .map(([from, length, isProtected]) => span(from, from + length, isProtected))
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 12 }), (spans) => {
        const joined = joinedSpans(spans)
        for (const [index, { from, to }] of joined.entries()) {
          expect(to).toBeGreaterThanOrEqual(from)
          expect(from).toBeGreaterThanOrEqual(joined[index - 1]?.to ?? 0)
        }
        for (const { from, to } of spans)
          for (const at of [from, (from + to) / 2, to])
            expect(joined.some((each) => each.from <= at && at <= each.to)).toBe(true)
        const length = joined.reduce((sum, { from, to }) => sum + to - from, 0)
        const most = spans.reduce((sum, { from, to }) => sum + to - from + LASTS_MS, 0)
        expect(length).toBeLessThanOrEqual(most)
      }),
    )
  })
})
