/**
 * Type-checks every `*.as.ts` by compiling it; the output is discarded. Only AssemblyScript's compiler distinguishes its number
 * types. TypeScript, to which they are all `number`, only checks for unused code.
 */
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { messageOf } from '../src-main/lib/message-of.ts'
import { compile } from './assemblyscript.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'

await runScript(async () => {
  for (const file of await assemblyScripts())
    try {
      await compile(file)
    } catch (error) {
      throw new SetUpError(messageOf(error))
    }
  return 0
})

/** All such files. One that exports only a class compiles to nothing, and is checked together with its importers. */
async function assemblyScripts(): Promise<readonly string[]> {
  const names = await Promise.all(
    ['src-main', 'src-renderer'].map(async (folder) => {
      const found = await readdir(join(repoRoot, folder), { recursive: true })
      return found.map((name) => relative(process.cwd(), join(repoRoot, folder, name)))
    }),
  )
  return names.flat().filter((name) => name.endsWith('.as.ts'))
}
