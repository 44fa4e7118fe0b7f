/** The files of a release: those in `dist/`, without folders and electron-builder's logs. */
import { readdir } from 'node:fs/promises'
import { distDir } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/** Prefix of electron-builder's logs. */
const LOG_PREFIX = 'builder-'

/** GitHub replaces other characters: what names the file, such as SHA256SUMS and latest.yml, would not find it. */
const KEPT_NAME = /^[\w.-]+$/

/** @throws SetUpError if there is none, or one that would get another name on GitHub */
export async function releaseFiles(folder = distDir): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(LOG_PREFIX))
    .map(({ name }) => name)
    .sort()
  const renamed = names.filter((name) => !KEPT_NAME.test(name))
  if (renamed.length > 0)
    throw new SetUpError(
      `GitHub would rename ${renamed.join(', ')}: use only A-Z, a-z, 0-9, ".", "-" and "_".`,
    )
  if (names.length > 0) return names
  throw new SetUpError(`There is nothing to release in ${folder}. Run npm run package before.`)
}
