/** Compares this checkout's Camwall with another's. */
import { repoRoot } from '../../scripts/paths.ts'
import type { Case } from './cases.ts'
import { measure, type Bench } from './measure.ts'
import { measurePair } from './pairs.ts'

/** @param other - a checkout whose Camwall is built */
export async function measureAgainst(
  other: string,
  cases: readonly Case[],
  rounds: number,
  bench: Bench,
  log: (line: string) => void,
): Promise<void> {
  for (const one of cases) {
    const side = (name: string, root: string) => ({
      name,
      measure: () => measure('camwall', one, { ...bench, root }),
    })
    await measurePair(one.name, [side('other', other), side('this one', repoRoot)], rounds, log)
  }
}
