/** Measures two things in alternating pairs, so that a drift of the machine affects both, and logs their figures. */
import type { Measure } from './measure.ts'
import { spread, type Spread } from './statistics.ts'

interface Side {
  readonly name: string
  readonly measure: () => Promise<Measure>
}

/** By heading. */
const FIGURES: Readonly<Record<string, (measure: Measure) => number>> = {
  'offered, frames/s': ({ offered }) => offered,
  'painted, frames/s': ({ painted }) => painted,
  'CPU, % of one core': ({ cpu }) => cpu,
  'CPU, ms per offered frame': ({ cpu, offered }) => (10 * cpu) / offered,
  'CPU, ms per painted frame': ({ cpuPerFrame }) => cpuPerFrame,
  'page faults per offered frame': ({ faultsPerFrame }) => faultsPerFrame,
  'memory, MB': ({ memory }) => memory,
  'p50, ms': ({ p50 }) => p50,
  'p99, ms': ({ p99 }) => p99,
}

/**
 * Logs a line for each figure: median, least and most of each side, and of the second side relative to the first one in the
 * same round. Resolves to what each side measured, by round.
 */
export async function measurePair(
  name: string,
  sides: readonly [Side, Side],
  rounds: number,
  log: (line: string) => void,
): Promise<readonly [readonly Measure[], readonly Measure[]]> {
  const measures: readonly [Measure[], Measure[]] = [[], []]
  log(
    `${name} | ${sides.map((side) => `${side.name}: median (least to most)`).join(' | ')} | ratio`,
  )
  for (let round = 0; round < rounds; round++) {
    for (const side of inTurn([0, 1] as const, round))
      measures[side].push(await sides[side].measure())
  }
  const [ones, others] = measures
  for (const [heading, figure] of Object.entries(FIGURES)) {
    const rate = (one: Measure, other: Measure) => figure(one) / figure(other)
    const cells = [
      ...measures.map((all) => cellOf(spread(all.map(figure)), 2)),
      cellOf(spreadOfRounds(others, ones, rate), 3),
    ]
    log([heading, ...cells].join(' | '))
  }
  return measures
}

/** Alternates the order, because the first run may influence the second. */
export function inTurn<Side>(sides: readonly Side[], round: number): readonly Side[] {
  return round % 2 === 0 ? sides : sides.toReversed()
}

function cellOf({ median, least, most }: Spread, decimals: number): string {
  // What is unchanged is not painted, and has no latency.
  if (!Number.isFinite(median)) return '–'
  return `${median.toFixed(decimals)} (${least.toFixed(decimals)} to ${most.toFixed(decimals)})`
}

/** The spread of what a figure is of the two measures of each round. */
export function spreadOfRounds<One>(
  ones: readonly One[],
  others: readonly One[],
  figure: (one: One, other: One) => number,
): Spread {
  return spread(
    ones.flatMap((one, round) => others.slice(round, round + 1).map((other) => figure(one, other))),
  )
}
