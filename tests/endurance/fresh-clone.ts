/**
 * `npm run fresh -- --runs 3 --busy 1`: runs the README's test command in fresh clones of the commit, in sequence. During the
 * last runs every core is kept busy by another process. Prints the duration of each run, and stops at the first failure.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repoRoot } from '../../scripts/paths.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { withFolder } from './folder.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    /** How many of the last runs are on a busy computer. */
    busy: { type: 'string', default: '1' },
  },
})

await runScript(async () => {
  const runs = Number(options.runs)
  for (let run = 1; run <= runs; run++) {
    const isBusy = run > runs - Number(options.busy)
    const begin = performance.now()
    const code = await withFolder((folder) => inClone(folder, isBusy))
    const minutes = ((performance.now() - begin) / 60_000).toFixed(1)
    const where = isBusy ? 'with every core busy' : 'on an idle computer'
    console.log(
      `run ${run} of ${runs}, ${where}: ${code === 0 ? 'passed' : 'FAILED'} in ${minutes} min`,
    )
    if (code !== 0) return code
  }
  return 0
})

async function inClone(folder: string, isBusy: boolean): Promise<number> {
  const clone = join(folder, 'camwall')
  const steps = [
    ['git', 'clone', '--quiet', repoRoot, clone],
    ['npm', 'ci'],
    ['npm', 'test'],
  ] as const
  const busyProcesses = isBusy ? Array.from({ length: availableParallelism() }, keepBusy) : []
  try {
    for (const [command, ...args] of steps) {
      const code = await run(command, args, command === 'git' ? folder : clone)
      if (code !== 0) return code
    }
    return 0
  } finally {
    for (const other of busyProcesses) other.kill()
  }
}

/** A process that keeps one core busy. */
function keepBusy(): ChildProcess {
  return spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' })
}

/** @returns the exit code */
async function run(command: string, args: readonly string[], cwd: string): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
