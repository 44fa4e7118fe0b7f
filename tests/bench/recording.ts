/**
 * Measures what recording costs: JPEGs of 64 cameras and raw arrays of 8, not recorded and recorded to a disk in memory, in
 * alternating pairs.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import {
  recordingSection,
  type RecordingSettings,
} from '../../src-main/features/recording/contract.ts'
import type { Case } from './cases.ts'
import { measure, type Bench, type Measure } from './measure.ts'
import { measurePair, spreadOfRounds } from './pairs.ts'
import type { Spread } from './statistics.ts'

const MEMORY_DISK = '/dev/shm'

/** With recording, relative to the same round without it. */
export interface RecordingCost {
  readonly name: string
  /** Additional CPU time, in percent of that without. */
  readonly cpu: Spread
  /** Painted frames, in percent of those without. */
  readonly painted: Spread
  /** Frames a second that are not in a file. */
  readonly unrecorded: Spread
  /** The longest stall of the main process with recording, in milliseconds. */
  readonly stallOfMain: Spread
}

export async function measureRecording(
  cases: readonly Case[],
  bench: Bench,
  rounds: number,
  log: (line: string) => void,
): Promise<readonly RecordingCost[]> {
  const costs: RecordingCost[] = []
  for (const one of cases) {
    const sides = [
      { name: 'not recorded', measure: () => measure('camwall', one, bench) },
      { name: 'recorded', measure: () => measureRecorded(one, bench) },
    ] as const
    const [without, recorded] = await measurePair(`${one.name}, recording`, sides, rounds, log)
    const spreadOf = (figure: Parameters<typeof spreadOfRounds<Measure>>[2]) =>
      spreadOfRounds(recorded, without, figure)
    costs.push({
      name: one.name,
      cpu: spreadOf((one, other) => 100 * (one.cpu / other.cpu - 1)),
      painted: spreadOf((one, other) => (100 * one.painted) / other.painted),
      unrecorded: spreadOf(({ unrecorded = 0 }) => unrecorded),
      stallOfMain: spreadOf(({ stallOfMain = 0 }) => stallOfMain),
    })
  }
  return costs
}

async function measureRecorded(one: Case, bench: Bench): Promise<Measure> {
  const folder = await mkdtemp(join(MEMORY_DISK, 'camwall-bench-'))
  const recording: Partial<RecordingSettings> = {
    folder,
    freeGigabytes: 0,
    schedule: { cameras: { by: 'all' }, times: null },
  }
  const settings = { version: SETTINGS_VERSION, [recordingSection.name]: recording }
  try {
    return await measure('camwall', one, { ...bench, settings })
  } finally {
    await rm(folder, { recursive: true })
  }
}
