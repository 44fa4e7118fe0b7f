/** A process ends, although one of its threads does not. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const END_NOW = fileURLToPath(new URL('../../../src-main/lib/end-now.ts', import.meta.url))

/** A thread in a call that does not return: with an encoding, Node opens and reads the FIFO, which nobody writes to, in one. */
const STUCK = `
  const { execFileSync } = require('node:child_process')
  const { mkdtempSync, openSync, rmSync } = require('node:fs')
  const { tmpdir } = require('node:os')
  const { join } = require('node:path')
  const { Worker } = require('node:worker_threads')
  const folder = mkdtempSync(join(tmpdir(), 'camwall-stuck-'))
  const fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  const read = 'require("node:fs").readFileSync(' + JSON.stringify(fifo) + ', "utf8")'
  new Worker(read, { eval: true }).on('online', () => {
    openSync(fifo, 'w') // Returns when the thread has opened it.
    rmSync(folder, { recursive: true })
    require('node:fs').writeSync(1, 'ending\\n')
    END
  })
`

const end = `import(${JSON.stringify(END_NOW)}).then(({ endNow }) => endNow())`
const program = [process.execPath, '--import', 'tsx', '-e', STUCK.replace('END', end)] as const

test.skipIf(process.platform === 'win32')('a thread that is stuck does not keep it', async () => {
  const [node, ...args] = program
  const child = spawn(node, args, { stdio: 'inherit' })
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
})

/** Runs a program as the first process, as in a container. */
const AS_FIRST = ['--user', '--map-root-user', '--pid', '--fork', '--kill-child']

test.skipIf(spawnSync('unshare', [...AS_FIRST, 'true']).status !== 0)(
  'nor the first process of a container, which the kernel does not kill for itself (skipped where it is not permitted)',
  async () => {
    const child = spawn('unshare', [...AS_FIRST, ...program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [said, exit] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(said).toBe('ending\n')
    expect(exit).not.toEqual([0, null])
  },
)
