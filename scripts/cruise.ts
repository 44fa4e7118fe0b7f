/** Reads every import of the sources, and holds the rules of `.dependency-cruiser.js` against them. */
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { repoRoot } from './paths.ts'

/** `root` is where src-main and src-renderer lie. */
export async function cruiseSources(root: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(repoRoot, '.dependency-cruiser.js'))
  const { output } = await cruise(['src-main', 'src-renderer'], { ...options, baseDir: root })
  if (typeof output === 'string') throw new Error(output)
  return output
}
