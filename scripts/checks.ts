/**
 * `npm run check` without the unit tests: as many checks at once as there are cores, because most of them use one. An argument
 * chooses those whose names begin with it: `npm run types`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { text } from 'node:stream/consumers'
import { readManifest } from './shipped.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'

/** Scripts of package.json, the longest ones first. */
const CHECKS = [
  'lint',
  'structure',
  'types:node',
  'types:web',
  'types:e2e',
  'types:assemblyscript',
  'types:worker',
  'format:check',
] as const

/**
 * Of Go's garbage collector, which TypeScript's compiler and the linter use: it runs when the memory has grown fivefold instead
 * of twofold, which saves a third of their time. The linter takes 1.8 GB at most.
 */
const GOGC = '400'

/** npm has put the commands of the packages on the path. Prints the output when it has ended, so that outputs do not mix. */
async function passes(name: string, command: string): Promise<boolean> {
  const start = performance.now()
  const child = spawn(`(${command}) 2>&1`, {
    cwd: repoRoot,
    env: { ...process.env, GOGC },
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  const [output, [code]] = await Promise.all([text(child.stdout), closed])
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`\n${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)\n${output.trimEnd()}`)
  return code === 0
}

await runScript(async () => {
  const { scripts = {} } = await readManifest()
  const prefix = process.argv[2] ?? ''
  const waiting = CHECKS.filter((name) => name.startsWith(prefix))
  if (waiting.length === 0) throw new SetUpError(`There is no check ${prefix}.`)
  const failed: string[] = []
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await passes(name, scripts[name] ?? ''))) failed.push(name)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (failed.length > 0) console.error(`\nFAILED: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : 0
})
