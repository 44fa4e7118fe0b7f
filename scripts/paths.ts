/** The paths of the repository, its packages, and the folders for downloads and results. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const repoRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** Git-ignored folder for downloads. It can be deleted at any time. */
export const cacheDir = join(repoRoot, '.cache')

/** The folder for packages and the other files of a release. */
export const distDir = join(repoRoot, 'dist')

/** The folder of an installed npm package. */
export function packageDir(name: string): string {
  return join(repoRoot, 'node_modules', name)
}

/**
 * The script of a package's command, to be run with `process.execPath`.
 *
 * Running it this way needs no shell, so it also works on Windows.
 */
export async function packageCommand(name: string, command: string): Promise<string> {
  const text = await readFile(join(packageDir(name), 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as { readonly bin?: Readonly<Record<string, string>> }
  const script = manifest.bin?.[command]
  if (script === undefined) throw new Error(`The package ${name} has no command ${command}`)
  return join(packageDir(name), script)
}
