/** Compares this checkout's Camwall with another's, in alternating pairs, so that a drift of the machine affects both. */
import { repoRoot } from '../../scripts/paths.ts'
import type { Case } from './cases.ts'
import { measure, type Bench, type Measure } from './measure.ts'
import { spread } from './statistics.ts'

const FIGURES = [
  'offered',
  'painted',
  'cpu',
  'cpuPerFrame',
  'memory',
  'p50',
  'p99',
] as const satisfies readonly (keyof Measure)[]

/** @param other - a checkout whose Camwall is built */
export async function measureAgainst(
  other: string,
  cases: readonly Case[],
  pairs: number,
  bench: Bench,
  log: (line: string) => void,
): Promise<void> {
  log('case | figure | other: median (least to most) | this one: median (least to most) | ratio')
  for (const one of cases) {
    const measures: { readonly other: Measure[]; readonly own: Measure[] } = { other: [], own: [] }
    for (let pair = 0; pair < pairs; pair++) {
      const runs = {
        other: async () =>
          measures.other.push(await measure('camwall', one, { ...bench, root: other })),
        own: async () =>
          measures.own.push(await measure('camwall', one, { ...bench, root: repoRoot })),
      }
      // Alternates the order, because the first run may influence the second.
      const order = pair % 2 === 0 ? (['other', 'own'] as const) : (['own', 'other'] as const)
      for (const who of order) await runs[who]()
    }
    for (const figure of FIGURES) {
      const [before, now] = [measures.other, measures.own].map((all) =>
        spread(all.map((each) => each[figure])),
      )
      if (before === undefined || now === undefined) continue
      // What is unchanged is not painted, and has no latency.
      if (!Number.isFinite(before.median) && !Number.isFinite(now.median)) continue
      const cells = [before, now].map(
        ({ median, least, most }) =>
          `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`,
      )
      const ratio = (now.median / before.median).toFixed(3)
      log([one.name, figure, ...cells, ratio].join(' | '))
    }
  }
}
