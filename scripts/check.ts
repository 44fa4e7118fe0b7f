/**
 * `npm run check`: runs the checks of format, types and structure and the unit tests in sequence, and lint in parallel, which
 * takes as long as all of these on one core. Arguments are passed to the unit tests.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { npmCommand } from './npm.ts'
import { repoRoot } from './paths.ts'
import { runScript } from './set-up-error.ts'

const IN_SEQUENCE = ['format:check', 'types', 'structure', 'unit'] as const
const IN_PARALLEL = 'lint'

await runScript(async () => {
  const parallel = start(IN_PARALLEL, 'pipe')
  const printed: string[] = []
  for (const stream of [parallel.stdout, parallel.stderr])
    stream?.on('data', (text: Buffer) => printed.push(text.toString()))
  const parallelCode = exitCodeOf(parallel)
  for (const step of IN_SEQUENCE) {
    const code = await exitCodeOf(
      start(step, 'inherit', step === 'unit' ? process.argv.slice(2) : []),
    )
    if (code === 0) continue
    parallel.kill()
    return code
  }
  const code = await parallelCode
  process.stdout.write(printed.join(''))
  return code
})

function start(
  script: string,
  stdio: 'inherit' | 'pipe',
  extra: readonly string[] = [],
): ChildProcess {
  const { command, args } = npmCommand(['run', script, '--', ...extra], process.env)
  return spawn(command, [...args], { cwd: repoRoot, stdio: ['ignore', stdio, stdio] })
}

async function exitCodeOf(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}
