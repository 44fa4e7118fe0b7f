/** Where the scripts find the repository and its packages, and where they keep what they fetch. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const repoRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** Git-ignored folder for what is fetched once and kept: safe to delete at any time. */
export const cacheDir = join(repoRoot, '.cache')

/** The folder of an installed npm package. */
export function packageDir(name: string): string {
  return join(repoRoot, 'node_modules', name)
}

/**
 * The script behind a package's command, to be run with `process.execPath`.
 *
 * Running it this way needs no shell, so it works alike on Windows.
 */
export async function packageCommand(name: string, command: string): Promise<string> {
  const text = await readFile(join(packageDir(name), 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as { readonly bin?: Readonly<Record<string, string>> }
  const script = manifest.bin?.[command]
  if (script === undefined) throw new Error(`The package ${name} has no command ${command}`)
  return join(packageDir(name), script)
}
