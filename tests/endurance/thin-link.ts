/**
 * `npm run thin-link -- --seconds 60`, as root on Linux: a wall of 64 cameras in a browser on a link of 1 Mbit/s, from an address that is
 * not loopback. How old pictures are when they are painted, and whether the hub's memory stays.
 */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from '../../scripts/build.ts'
import { chromiumSwitches } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { buildHub } from '../../scripts/packing/hub.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { ensurePython, interopPython } from '../../scripts/python.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { makeCameras } from '../bench/cameras.ts'
import { caseNamed } from '../bench/cases.ts'
import { IP } from '../support/namespace.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { withFolder } from './folder.ts'
import { COLLECTING, keptMemory } from './kept-memory.ts'
import { Link, openNamespace } from './links.ts'

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
/** About 10 kB each; the link takes a twentieth of them. */
const CASE = { ...caseNamed('64 x 10'), width: 240, height: 180, quality: 80, fps: 4 }
/** Until all cameras are there and the hub has found the link to be thin; then the time that is measured. */
const TIMES = { warmUp: 40, seconds: Number(options.seconds) }
const BYTES_PER_SECOND = 1_000_000 / 8
const BOUNDS = { ageMs: 2000, memory: 10 } as const
const PASSWORD = 'a-password-of-ann'
const CHROMIUM = process.env['CAMWALL_CHROMIUM'] ?? '/usr/bin/chromium'
const PHONE = { width: 390, height: 844 }

await runScript(async () => {
  if (!isRoot() || process.platform !== 'linux')
    throw new SetUpError('Network namespaces need root on Linux.')
  if (!existsSync(CHROMIUM)) throw new SetUpError(`There is no ${CHROMIUM}.`)
  const python = await ensurePython(interopPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  process.env['CAMWALL_PYTHON'] = python.path
  await build()
  await buildHub()
  return withFolder(async (folder) => {
    const closing: (() => unknown)[] = []
    try {
      const result = await measure(python.path, folder, closing)
      console.log(JSON.stringify(result, undefined, 2))
      return result.isGood ? 0 : 1
    } finally {
      for (const close of closing.reverse()) await close()
    }
  })
})

async function measure(python: string, folder: string, closing: (() => unknown)[]) {
  const barn = await openNamespace('h', closing)
  const phone = await openNamespace('p', closing)
  const link = await Link.open([barn, phone], '10.77.1', closing)
  link.set({ delayMs: 20, bytesPerSecond: BYTES_PER_SECOND })
  const report = join(folder, 'report.json')
  const data = ['--user-data-dir', join(folder, 'hub')]
  await addUser(data)
  const { process: hub } = await startNodeProgram(
    'hub',
    {
      flags: [
        ...[...data, '--listen', 'tcp://127.0.0.1:5555', '--report', report],
        ...['--http', 'http://0.0.0.0:8080'],
      ],
      nodeFlags: COLLECTING,
      namespace: barn,
    },
    closing,
  )
  const cameras = await makeCameras(python, CASE, 'tcp://127.0.0.1:5555', TIMES, barn)
  closing.push(() => cameras.kill())

  const program = join(folder, 'browser')
  await writeFile(program, `#!/bin/sh\nexec ${IP} netns exec ${phone} ${CHROMIUM} "$@"\n`)
  await chmod(program, 0o755)
  const browser = await chromium.launch({
    executablePath: program,
    args: [...chromiumSwitches(true)],
  })
  closing.push(() => browser.close())
  const page = await browser.newPage({ viewport: PHONE })
  page.setDefaultTimeout(120_000)
  await page.goto(`http://${link.addresses[0]}:8080/`)
  await page.getByLabel('Name').fill('ann')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByTestId('cameras').waitFor()

  await cameras.start()
  const before = await keptMemory(hub.pid ?? 0)
  const sent = (await cameras.ended()).reduce((sum, count) => sum + count, 0)
  const after = await keptMemory(hub.pid ?? 0)
  hub.kill('SIGTERM')
  await once(hub, 'exit')
  // Only frames of the measured time say when they were sent.
  const { latency } = JSON.parse(await readFile(report, 'utf8')) as Report
  const isGood = (latency?.p99 ?? Infinity) < BOUNDS.ageMs && after - before < BOUNDS.memory
  const pictures = latency?.count ?? 0
  return {
    ...{ isGood, bytesOfPicture: cameras.bytes, sent, latency },
    picturesPerSecond: pictures / TIMES.seconds,
    hubMemoryMB: { before, after },
  }
}

async function addUser(data: readonly string[]): Promise<void> {
  const hub = join(repoRoot, 'out/hub/hub.js')
  const adding = promisify(execFile)(process.execPath, [
    ...[hub, ...data, '--add-user', 'ann', '--user-rights', 'view'],
  ])
  adding.child.stdin?.end(`${PASSWORD}\n`)
  await adding
}
