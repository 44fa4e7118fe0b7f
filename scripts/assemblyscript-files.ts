/** Finds the sources in AssemblyScript. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repoRoot } from './paths.ts'

/** Relative to the repository's root. */
export async function assemblyScripts(): Promise<readonly string[]> {
  const names = await Promise.all(
    ['src-main', 'src-renderer'].map(async (folder) => {
      const found = await readdir(join(repoRoot, folder), { recursive: true })
      return found.map((name) => join(folder, name))
    }),
  )
  return names
    .flat()
    .filter((name) => name.endsWith('.as.ts'))
    .sort()
}
