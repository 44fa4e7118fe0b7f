/** Parses the arguments of `npm test`. */
import { valueOf, type Environment } from './machine.ts'
import { SetUpError } from './set-up-error.ts'

const parts = ['check', 'interop', 'e2e'] as const
/** A part of the tests that can be run separately. */
export type Part = (typeof parts)[number]
/** One step of a run. */
export type StepName = 'set-up' | 'static-checks' | 'build' | 'unit-and-interop' | Part

/** The steps of a run, in order. */
export interface TestPlan {
  readonly steps: readonly StepName[]
  /** Arguments for the test runner of a single part. */
  readonly extra: readonly string[]
}

const stepsOf: Readonly<Record<Part, readonly StepName[]>> = {
  check: ['check'],
  interop: ['set-up', 'interop'],
  e2e: ['set-up', 'build', 'e2e'],
}

/**
 * Reads `[--only check|interop|e2e [argument for its runner]...]`.
 *
 * @throws SetUpError for anything else
 */
export function planTests(args: readonly string[]): TestPlan {
  if (args.length === 0) {
    // Unit and interop tests at once, because interop tests wait much of their time, and unit tests do not.
    return {
      steps: ['static-checks', 'set-up', 'build', 'unit-and-interop', 'e2e'],
      extra: [],
    }
  }
  const [flag, name, ...extra] = args
  const part = parts.find((candidate) => candidate === name)
  if (flag !== '--only' || part === undefined) {
    throw new SetUpError(
      `npm test takes no arguments but --only ${parts.join('|')}, and then its runner's own.\n` +
        `It got: ${args.join(' ')}`,
    )
  }
  return { steps: stepsOf[part], extra }
}

/** The exit code of a run without failures. In CI it is a failure if tests were skipped because there is no Python. */
export function exitCodeOfRun(noPython: string | undefined, env: Environment): number {
  return noPython !== undefined && valueOf(env, 'CI') !== undefined ? 1 : 0
}

/** Formats a duration for a person. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}
