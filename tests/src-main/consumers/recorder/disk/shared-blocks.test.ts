/** Several frames share a block of memory, which is used for others as soon as it is given back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BodyPool } from '../../../../../src-main/consumers/recorder/body-pool.ts'
import { formats } from '../../../../../src-main/consumers/recorder/disk/formats.ts'
import {
  RecordingDesk,
  RETRY_MS,
} from '../../../../../src-main/consumers/recorder/disk/recording-desk.ts'
import { Tally } from '../../../../../src-main/consumers/recorder/tally.ts'
import type { RecordingFormat } from '../../../../../src-main/contract/recording.ts'
import { aFrame, fillableDisk, openManifestWith } from '../../../../support/a-recording.ts'

const CAMERAS = ['Barn', 'Gate', 'Yard']
/** Instead of the bytes of a frame, once its memory is given back. */
const OVERWRITTEN = Buffer.alloc(12, 0xee)
/** Numbers have six digits. */
const BODY = /<frame (\d{6})>/g

type Step =
  | { readonly kind: 'frames'; readonly cameras: readonly string[] }
  | { readonly kind: 'end'; readonly camera: string }
  | { readonly kind: 'tick' | 'full' | 'free' | 'wait' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('frames' as const),
      cameras: fc.array(fc.constantFrom(...CAMERAS), { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      camera: fc.constantFrom(...CAMERAS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('tick', 'full', 'free', 'wait') }),
  },
)

/** Performs the steps. Returns the numbers of the frames in the files, and how many are said to be there. */
function record(format: RecordingFormat, steps: readonly Step[], folder: string) {
  const { disk, state } = fillableDisk()
  const clock = { now: () => 1_700_000_000_000 + at, steady: () => at }
  let at = 0
  let sent = 0
  const written = new Tally()
  const pool = new BodyPool()
  const plan = {
    folder,
    format,
    partMinutes: 1,
    retention: { days: null, bytes: null, freeBytes: 0 },
  }
  const desk = new RecordingDesk(plan, {
    disk,
    openManifest: openManifestWith([]),
    formats,
    clock,
    report: (report) => {
      if (report.kind === 'counted') written.addAll(report.written)
      if (report.kind !== 'freed') return
      for (const memory of report.memory) Buffer.from(memory).fill(OVERWRITTEN)
      pool.add(report.memory)
    },
  })
  for (const each of steps) {
    at += 20
    switch (each.kind) {
      case 'frames': {
        const frames = each.cameras.map((camera) => {
          const body = pool.copyOf(Buffer.from(`<frame ${String(++sent).padStart(6, '0')}>`))
          return aFrame(camera, 0, { body, arrivedAt: clock.now() })
        })
        pool.next()
        desk.take(frames)
        break
      }
      case 'end':
        desk.end([each.camera])
        break
      case 'tick':
        desk.tick()
        break
      case 'wait':
        at += RETRY_MS
        break
      case 'full':
      case 'free':
        state.isFull = each.kind === 'full'
    }
  }
  state.isFull = false
  desk.close()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const numbers = files.flatMap((file) =>
    Array.from(file.toString('latin1').matchAll(BODY), ([, number]) => Number(number)),
  )
  const said = CAMERAS.reduce((sum, camera) => sum + written.of(camera).frames, 0)
  return { files, numbers, said }
}

test.each(['mkv', 'mcap'] as const)(
  '%s: whatever happens to the disk, no frame is written from memory that was given back',
  (format) => {
    let inFiles = 0
    const property = fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'camwall-blocks-'))
      try {
        const { files, numbers, said } = record(format, steps, folder)
        expect(files.some((file) => file.includes(OVERWRITTEN))).toBe(false)
        expect(new Set(numbers).size).toBe(numbers.length)
        // Those of which it is not known count as lost.
        expect(numbers.length).toBeGreaterThanOrEqual(said)
        inFiles += said
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
    fc.assert(property, { numRuns: 25 })
    expect(inFiles).toBeGreaterThan(200)
  },
)
