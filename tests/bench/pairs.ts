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
  'memory, MB': ({ memory }) => memory,
  'p50, ms': ({ p50 }) => p50,
  'p99, ms': ({ p99 }) => p99,
}

/**
 * Logs a line for each figure: median, least and most of each side, and the second median divided by the first. Resolves to what
 * each side measured, by round.
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
    // Alternates the order, because the first run may influence the second.
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const side of order) measures[side].push(await sides[side].measure())
  }
  for (const [heading, figure] of Object.entries(FIGURES)) {
    const [first, second] = [measures[0], measures[1]].map((all) => spread(all.map(figure)))
    if (first === undefined || second === undefined) continue
    // What is unchanged is not painted, and has no latency.
    const cells = [first, second].map(({ median, least, most }) =>
      Number.isFinite(median)
        ? `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`
        : '–',
    )
    const ratio = second.median / first.median
    log([heading, ...cells, Number.isFinite(ratio) ? ratio.toFixed(3) : '–'].join(' | '))
  }
  return measures
}

/** The spread of what a figure is of the two measures of each round. */
export function spreadOfRounds(
  ones: readonly Measure[],
  others: readonly Measure[],
  figure: (one: Measure, other: Measure) => number,
): Spread {
  return spread(
    ones.flatMap((one, round) => others.slice(round, round + 1).map((other) => figure(one, other))),
  )
}
