/**
 * `npm run check`: format, types, the map of the code and unit tests one after the other, and beside them lint, which takes
 * as long as all of these on one core. Arguments go to the unit tests.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { npmCommand } from './npm.ts'
import { repoRoot } from './paths.ts'
import { runScript } from './set-up-error.ts'

const ONE_AFTER_THE_OTHER = ['format:check', 'types', 'structure', 'unit'] as const
const BESIDE = 'lint'

await runScript(async () => {
  const beside = start(BESIDE, 'pipe')
  const printed: string[] = []
  for (const stream of [beside.stdout, beside.stderr])
    stream?.on('data', (text: Buffer) => printed.push(text.toString()))
  const besideCode = codeOf(beside)
  for (const step of ONE_AFTER_THE_OTHER) {
    const code = await codeOf(start(step, 'inherit', step === 'unit' ? process.argv.slice(2) : []))
    if (code === 0) continue
    beside.kill()
    return code
  }
  const code = await besideCode
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

async function codeOf(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}
