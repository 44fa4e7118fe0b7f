/** What a release consists of: the files in `dist/`, without the folders and notes that packing leaves there. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repoRoot } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

export const distDir = join(repoRoot, 'dist')

/** electron-builder's account of its own work. */
const NOTES = 'builder-'

/** @throws SetUpError when there is none */
export async function releaseFiles(folder = distDir): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(NOTES))
    .map(({ name }) => name)
    .sort()
  if (names.length > 0) return names
  throw new SetUpError(`There is nothing to release in ${folder}. Run npm run package before.`)
}
