/**
 * Compiles every `*.as.ts`, and keeps nothing of it: AssemblyScript's own compiler alone knows its types. To TypeScript, which
 * looks for what nobody uses, every number is the same.
 */
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { compile } from './assemblyscript.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'

await runScript(async () => {
  for (const file of await assemblyScripts())
    try {
      await compile(file)
    } catch (error) {
      throw new SetUpError(error instanceof Error ? error.message : String(error))
    }
  return 0
})

/** Those in which a class is all that is exported compile to nothing, and are checked with those that import them. */
async function assemblyScripts(): Promise<readonly string[]> {
  const names = await Promise.all(
    ['src-main', 'src-renderer'].map(async (folder) => {
      const found = await readdir(join(repoRoot, folder), { recursive: true })
      return found.map((name) => relative(process.cwd(), join(repoRoot, folder, name)))
    }),
  )
  return names.flat().filter((name) => name.endsWith('.as.ts'))
}
