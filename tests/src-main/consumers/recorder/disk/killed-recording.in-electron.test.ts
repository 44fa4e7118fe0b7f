import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DiskFile } from '../../../../../src-main/capture/disk-file.ts'
import { finishMatroska } from '../../../../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../../../../src-main/capture/matroska/matroska-recording.ts'
import { systemDisk } from '../../../../../src-main/consumers/recorder/disk/disk.ts'
import { formats } from '../../../../../src-main/consumers/recorder/disk/formats.ts'
import { RecordingDesk } from '../../../../../src-main/consumers/recorder/disk/recording-desk.ts'
import { openSqliteManifest } from '../../../../../src-main/consumers/recorder/disk/sqlite-manifest.ts'
import { makeRandom } from '../../../../endurance/random.ts'

const CHILD = resolve(import.meta.dirname, '../../../../support/recording-child.ts')
/** A test that is run again kills at the same moments. */
const SEED = 17
const KILLS = 2

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-killed-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** @returns the number of frames that were on the disk for sure */
async function recordAndKill(prints: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  while (output.split('\n').length <= prints) await once(child.stdout, 'data')
  await new Promise((later) => setTimeout(later, ms))
  child.kill('SIGKILL')
  await once(child, 'close')
  return Number(output.split('\n').at(-2))
}

function numbersIn(path: string): readonly number[] {
  const file = new DiskFile(path)
  try {
    expect(finishMatroska(file).kind).toBe('whole')
    return [...(openMatroska(file, '')?.frames() ?? [])].map(({ frame }) => Number(frame.fields[0]))
  } finally {
    file.close()
  }
}

test('what was on the disk survives a kill at any moment, and the file is finished at the next start', async () => {
  const random = makeRandom(SEED)
  const synced: number[] = []
  for (let kill = 0; kill < KILLS; kill++)
    synced.push(await recordAndKill(2 + Math.floor(6 * random()), 50 * random()))
  const desk = new RecordingDesk(
    {
      folder,
      format: 'mkv',
      partMinutes: 60,
      retention: { days: null, bytes: null, freeBytes: 0 },
    },
    {
      disk: systemDisk,
      openManifest: openSqliteManifest,
      formats,
      clock: { now: () => Date.now(), steady: () => performance.now() },
      report: () => undefined,
    },
  )
  desk.tick()
  desk.close()
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => name.endsWith('.mkv')).toSorted()
  expect(files).toHaveLength(KILLS)
  for (const [index, name] of files.entries()) {
    const numbers = numbersIn(join(folder, name))
    expect(numbers).toEqual(numbers.map((_, number) => number))
    expect(numbers.length).toBeGreaterThanOrEqual(synced[index] ?? Infinity)
  }
}, 60_000)
