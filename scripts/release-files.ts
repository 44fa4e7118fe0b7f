/** The files of a release: those in `dist/`, without folders and electron-builder's logs. */
import { readdir } from 'node:fs/promises'
import { distDir } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/** Prefix of electron-builder's logs. */
const LOG_PREFIX = 'builder-'

/** @throws SetUpError if there is none */
export async function releaseFiles(folder = distDir): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(LOG_PREFIX))
    .map(({ name }) => name)
    .sort()
  if (names.length > 0) return names
  throw new SetUpError(`There is nothing to release in ${folder}. Run npm run package before.`)
}
