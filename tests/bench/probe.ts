/** Measures the brightness probe: 64 cameras at 10 frames a second with it off and on, in alternating pairs. */
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { healthSection, type HealthSettings } from '../../src-main/features/health/contract.ts'
import { caseNamed } from './cases.ts'
import { measure, type Bench, type Measure } from './measure.ts'
import { measurePair } from './pairs.ts'
import { spread, type Spread } from './statistics.ts'

const CASE = caseNamed('64 x 10')
/** The probe runs while dark pictures are a warning. No picture of the bench is dark, so that nothing else follows from it. */
const DARK_SECONDS = 60
/** The most that the probe may cost: `BrightnessProbe` limits itself to so many percent of one core. */
const BOUND_PERCENT = 3

/** With the probe relative to the same round without it. */
export interface ProbeCost {
  /** Additional CPU time, in percent of one core. */
  readonly cpu: Spread
  /** Additional CPU time for each painted frame, in percent: tells the cost where all cores are busy anyway. */
  readonly cpuPerFrame: Spread
  /** Whether neither median is above the bound. */
  readonly isWithinBound: boolean
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
  const spreadOf = (figure: (on: Measure, off: Measure) => number) =>
    spread(
      on.flatMap((one, round) => off.slice(round, round + 1).map((other) => figure(one, other))),
    )
  const cpu = spreadOf((one, other) => one.cpu - other.cpu)
  const cpuPerFrame = spreadOf((one, other) => 100 * (one.cpuPerFrame / other.cpuPerFrame - 1))
  const isWithinBound = [cpu, cpuPerFrame].every(({ median }) => median <= BOUND_PERCENT)
  return { cpu, cpuPerFrame, isWithinBound }
}

function settingsWith(darkSeconds: HealthSettings['darkSeconds']): object {
  return { version: SETTINGS_VERSION, [healthSection.name]: { darkSeconds } }
}
