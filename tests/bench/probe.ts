/**
 * Measures the brightness probe: 64 cameras with it off and on, in alternating pairs. They are slow enough that all of their
 * frames are painted: on a wall that keeps every core busy the probe would cost frames instead of CPU time. It looks at each
 * camera every few seconds, however fast that sends.
 */
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { healthSection, type HealthSettings } from '../../src-main/features/health/contract.ts'
import { caseNamed, type Case } from './cases.ts'
import { measure, type Bench, type Measure } from './measure.ts'
import { measurePair, spreadOfRounds } from './pairs.ts'
import type { Spread } from './statistics.ts'

/** At 10 frames a second, two cores paint two thirds of them. */
const CASE: Case = { ...caseNamed('64 x 10'), name: '64 x 4', fps: 4 }
/** The probe runs while dark pictures are a warning. No picture of the bench is dark, so that nothing else follows from it. */
const DARK_SECONDS = 60
/** The most that the probe may cost: `BrightnessProbe` limits itself to so many percent of one core. */
const BOUND_PERCENT = 3
/** Percent of the frames that must be painted, with the probe and without: otherwise the computer is too slow, or busy. */
const LEAST_PAINTED = 95

/** With the probe relative to the same round without it. */
export interface ProbeCost {
  /** Additional CPU time, in percent of one core. */
  readonly cpu: Spread
  /** Additional CPU time for each painted frame, in percent. */
  readonly cpuPerFrame: Spread
  /** Of the frames that the cameras would send if nothing slowed them, in percent, on the worse side. */
  readonly painted: Spread
  /** Whether both medians are within the bound. An overloaded wall tells nothing. */
  readonly bound: 'held' | 'missed' | 'overloaded'
}

export async function measureProbe(
  bench: Bench,
  rounds: number,
  log: (line: string) => void,
): Promise<ProbeCost> {
  const side = (name: string, darkSeconds: HealthSettings['darkSeconds']) => ({
    name,
    measure: () => measure('camwall', CASE, { ...bench, settings: settingsWith(darkSeconds) }),
  })
  const sides = [side('probe off', null), side('probe on', DARK_SECONDS)] as const
  const [off, on] = await measurePair(`${CASE.name}, probe`, sides, rounds, log)
  const spreadOf = (figure: Parameters<typeof spreadOfRounds<Measure>>[2]) =>
    spreadOfRounds(on, off, figure)
  const cpu = spreadOf((one, other) => one.cpu - other.cpu)
  const cpuPerFrame = spreadOf((one, other) => 100 * (one.cpuPerFrame / other.cpuPerFrame - 1))
  const share = (frames: number) => (100 * frames) / (CASE.cameras * CASE.fps)
  const painted = spreadOf((one, other) => share(Math.min(one.painted, other.painted)))
  return { cpu, cpuPerFrame, painted, bound: boundOf({ cpu, cpuPerFrame, painted }) }
}

function boundOf({ cpu, cpuPerFrame, painted }: Omit<ProbeCost, 'bound'>): ProbeCost['bound'] {
  if (painted.median < LEAST_PAINTED) return 'overloaded'
  return Math.max(cpu.median, cpuPerFrame.median) <= BOUND_PERCENT ? 'held' : 'missed'
}

function settingsWith(darkSeconds: HealthSettings['darkSeconds']): object {
  return { version: SETTINGS_VERSION, [healthSection.name]: { darkSeconds } }
}
