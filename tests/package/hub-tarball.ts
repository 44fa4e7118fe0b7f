/**
 * `npm run hub:smoke`: packs the hub, installs the tarball in an empty folder without a registry, and starts it there without a
 * display: a Python sender sends to it, and SIGTERM ends it.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { npmCommand } from '../../scripts/npm.ts'
import { packHub } from '../../scripts/packing/hub.ts'
import { ensurePython, interopPython } from '../../scripts/python.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import { done, isThere } from './installation.ts'

/** Frames that the sender is answered. Nothing takes them, so it sends one a second. */
const ENOUGH_FRAMES = 3

await runScript(async () => {
  const python = await ensurePython(interopPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  process.env['CAMWALL_PYTHON'] = python.path
  const tarball = await packHub()
  progress(`${tarball}: ${(await stat(tarball)).size} bytes`)
  const folder = await mkdtemp(join(tmpdir(), 'camwall-hub-'))
  try {
    const hub = await install(tarball, folder)
    progress('installed in an empty folder, without a registry')
    await use(hub, folder)
    await unpack(tarball, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
  progress('PASS')
  return 0
})

/** With an empty cache: what is not in the tarball cannot be installed. Resolves to the path of the command. */
async function install(tarball: string, folder: string): Promise<string> {
  await writeFile(join(folder, 'package.json'), '{}\n')
  const { command, args } = npmCommand(
    [
      'install',
      tarball,
      ...['--prefix', folder],
      ...['--cache', join(folder, 'cache')],
      '--offline',
      '--no-audit',
      '--no-fund',
    ],
    process.env,
  )
  await done(command, args)
  return join(folder, 'node_modules', '.bin', 'camwall-hub')
}

async function use(hub: string, folder: string): Promise<void> {
  const { startSenders } = await import('../support/python.ts')
  const address = `tcp://127.0.0.1:${await freePort()}`
  const report = join(folder, 'report.json')
  const child = spawn(hub, ['--report', report], {
    cwd: folder,
    env: {
      PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      CAMWALL_LISTEN: address,
      CAMWALL_USER_DATA_DIR: join(folder, 'data'),
    },
    stdio: 'inherit',
  })
  const ended = once(child, 'exit')
  const senders = startSenders([
    { kind: 'jpg', mode: 'req-rep', address, name: 'Barn', colour: [40, 200, 40] },
  ])
  try {
    await senders.until(({ length }) => length >= ENOUGH_FRAMES)
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  } finally {
    child.kill('SIGKILL')
    await senders.kill()
  }
  const { cameras } = JSON.parse(await readFile(report, 'utf8')) as Report
  assert.deepEqual(
    cameras.map(({ name }) => name),
    ['Barn'],
  )
  progress(
    `a Python sender was answered ${cameras[0]?.received ?? 0} times; SIGTERM ended it with 0`,
  )
}

/** As in the container and with the unit: nothing but Node. */
async function unpack(tarball: string, folder: string): Promise<void> {
  await done('tar', ['--extract', '--file', tarball, '--directory', folder])
  const version = await done(process.execPath, [
    join(folder, 'package', 'out', 'hub', 'hub.js'),
    '--version',
  ])
  assert.match(version, /^Camwall \d/)
  assert.ok(await isThere(join(folder, 'package', 'out', 'renderer', 'index.html')))
  progress('it also runs where it is unpacked')
}

function progress(line: string): void {
  console.log(`hub: ${line}`)
}
