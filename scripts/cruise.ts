/** Reads all imports of the sources and checks the rules of `.dependency-cruiser.js`. */
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { repoRoot } from './paths.ts'

/** The folders that are read. Tests and scripts are included because of what they import from the sources. */
export const CRUISED = ['src-main', 'src-renderer', 'demo-scenes/src', 'scripts', 'tests']

/** @param root - the folder that contains `CRUISED` */
export async function cruiseSources(root: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(repoRoot, '.dependency-cruiser.js'))
  const { output } = await cruise(CRUISED, { ...options, baseDir: root })
  if (typeof output === 'string') throw new Error(output)
  return output
}
