/**
 * `npm run recordings -- --seconds 60 --kills 20`: real Python senders are recorded, and the files compared with what they sent.
 * First whole files, as FFmpeg reads them; then those of a Camwall that is killed at random moments; then, as root on Linux, a disk
 * that is full, and one that is unmounted. Needs ffmpeg and ffprobe.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { isRoot } from '../../scripts/machine.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import type { PythonProgram } from '../support/python.ts'
import {
  framesBelow,
  framesOf,
  unrecordedIn,
  type FoundFrame,
  type KnownFrame,
  type RecordedSender,
} from '../support/recorded-frames.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { makeRandom } from './random.ts'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '20' },
    /** On a disk in memory, so that the computer's own disk is not measured. */
    disk: { type: 'string', default: '/dev/shm' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const FPS = 10
/** Of FFmpeg's list of hashes; after it are those of what a frame has beside its picture. */
const HASH_COLUMN = 5
const CAMERAS = 8
/** A kill may cost the frames of so long. */
const MOST_LOST_MS = 1000
const SMALL_DISK_MB = 4
/** Until a person is told that a disk is full or gone, and that recording goes on: it is tried again every 5 s. */
const TOLD_WITHIN_MS = 30_000
/** Until files of killed runs are finished. */
const FINISHED_WITHIN_MS = 10_000
/** Of a list of hashes. */
const MAX_OUTPUT_BYTES = 64_000_000

const run = promisify(execFile)

await runScript(async () => {
  const { electron } = await prepare()
  console.log(`Seed ${options.seed}.`)
  return withDisplay(({ env }) =>
    withFolder(async (folder) => {
      const place = { electron, env, folder }
      await mkdir(join(folder, 'data'))
      const settings = { version: SETTINGS_VERSION, recording: { freeGigabytes: 0 } }
      await writeFile(join(folder, 'data', 'settings.json'), JSON.stringify(settings))
      const checks = [
        ...(Number(options.seconds) > 0 ? [whole] : []),
        ...(Number(options.kills) > 0 ? [killed] : []),
        ...(isRoot() ? [onSmallDisk] : []),
      ]
      let isGood = true
      for (const check of checks) {
        const result = await check(place)
        console.log(JSON.stringify(result))
        isGood &&= result.isGood
      }
      return isGood ? 0 : 1
    }),
  )
})

interface Result {
  readonly name: string
  readonly isGood: boolean
}

/** Some cameras tell when a frame was sent, and some send arrays. */
function plansOf(port: number, frames: number, seed: number): readonly RecordedSender[] {
  return Array.from({ length: CAMERAS }, (_, index) => ({
    name: `Camera ${index}`,
    address: `tcp://127.0.0.1:${port}`,
    kind: index % 4 === 3 ? 'bgr' : 'jpg',
    timed: index % 2 === 1,
    fps: FPS,
    frames,
    seed: 1000 * seed + index,
  }))
}

interface Scene {
  readonly wall: DrivenWall
  readonly senders: PythonProgram<KnownFrame>
}

async function begin(place: WallPlace, disk: string, frames: number, seed = 0): Promise<Scene> {
  // Imported after the environment is set, because the module reads it.
  const { PythonProgram } = await import('../support/python.ts')
  const port = await freePort()
  const flags = ['--listen', `tcp://127.0.0.1:${port}`, '--record', disk]
  const wall = await DrivenWall.open(place, flags)
  const plans = plansOf(port, frames, seed)
  const senders = new PythonProgram<KnownFrame>('recorded_senders.py', [JSON.stringify(plans)])
  await senders.until((lines) => lines.length >= CAMERAS)
  senders.write('go')
  return { wall, senders }
}

/** Frames of whole files, as FFmpeg hashes them without decoding, are those that were sent. */
async function whole(place: WallPlace): Promise<Result & Record<string, unknown>> {
  return onDisk(async (disk) => {
    const { wall, senders } = await begin(place, disk, Number(options.seconds) * FPS)
    await senders.end()
    const report = await wall.close()
    const files = await filesBelow(disk)
    const errors = (await eachOf(files, errorsOf)).filter((error) => error !== '')
    const hashes = new Map<string, readonly string[]>()
    for (const file of files) {
      const [camera = ''] = framesOf(file).map(({ name }) => name)
      hashes.set(camera, [...(hashes.get(camera) ?? []), ...(await hashesBy(file))])
    }
    const found = await framesBelow(disk)
    const wrong = wrongCameras(senders, hashes)
    const worstTimeMs = timeErrors(senders.lines, found)
    return {
      name: 'whole files',
      isGood: wrong.length === 0 && errors.length === 0 && worstTimeMs.told <= 1,
      sent: senders.lines.length,
      found: found.length,
      wrong,
      errors,
      worstTimeMs,
      dropped: unrecordedIn(report),
      longestStalls: report.longestStalls,
    }
  })
}

/** What is missing after each kill was sent in the last second; after the next start, all files can be sought. */
async function killed(place: WallPlace): Promise<Result & Record<string, unknown>> {
  const random = makeRandom(Number(options.seed))
  return onDisk(async (disk) => {
    /** How long before the kill each missing frame was sent, in milliseconds. */
    const lost: number[] = []
    let sent = 0
    for (let round = 0; round < Number(options.kills); round++) {
      const { wall, senders } = await begin(place, disk, 100_000, round)
      await sleep(500 + 3000 * random())
      const killedAt = Date.now()
      await wall.kill()
      await senders.kill()
      const found = new Set((await framesBelow(disk)).map(({ sha256 }) => sha256))
      const gone = senders.lines.filter(({ sha256, at }) => at <= killedAt && !found.has(sha256))
      lost.push(...gone.map(({ at }) => killedAt - at))
      sent += senders.lines.length
    }
    const listen = `tcp://127.0.0.1:${await freePort()}`
    const last = await DrivenWall.open(place, ['--record', disk, '--listen', listen])
    await sleep(FINISHED_WITHIN_MS)
    await last.close()
    const files = await filesBelow(disk)
    const errors = (await eachOf(files, errorsOf)).filter((error) => error !== '')
    const durations = await eachOf(files, durationOf)
    const longest = Math.round(Math.max(0, ...lost))
    const unfinished = durations.filter((one) => !(one > 0)).length
    return {
      name: 'after kill -9',
      isGood: longest <= MOST_LOST_MS && errors.length === 0 && unfinished === 0,
      rounds: Number(options.kills),
      sent,
      missing: lost.length,
      oldestMissingMs: longest,
      files: files.length,
      unfinished,
      errors,
    }
  })
}

/** The wall goes on, it is told, and recording goes on when there is space, or the disk is back. */
async function onSmallDisk(place: WallPlace): Promise<Result & Record<string, unknown>> {
  return withFolder(async (disk) => {
    await mount(disk)
    const { wall, senders } = await begin(place, disk, 100_000)
    try {
      await failureIs(wall, 'full')
      const before = await wall.painted()
      const [first = '', ...others] = await filesBelow(disk)
      const kept = await hashesBy(first)
      for (const file of others) await rm(file)
      await failureIs(wall, '')
      await run('umount', ['-l', disk])
      await failureIs(wall, 'gone')
      const besideDisk = await readdir(disk)
      await mount(disk)
      const painted = (await wall.painted()) - before
      const report = await wall.close()
      return {
        name: 'a disk that is full, and one that is unmounted',
        isGood: painted > 0 && kept.length > 0 && besideDisk.length === 0,
        painted,
        keptFrames: kept.length,
        dropped: unrecordedIn(report),
        longestStalls: report.longestStalls,
      }
    } finally {
      await senders.kill()
      await wall.kill()
      await run('umount', ['-l', disk])
    }
  })
}

async function mount(folder: string): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK_MB}m`, 'tmpfs', folder])
}

async function failureIs(wall: DrivenWall, failure: string): Promise<void> {
  const end = performance.now() + TOLD_WITHIN_MS
  while ((await wall.recordingFailure()) !== failure) {
    if (performance.now() > end) throw new Error(`The failure is not “${failure}” in time.`)
    await sleep(100)
  }
}

async function onDisk<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(options.disk, 'camwall-recordings-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.endsWith('.mkv'))
    .toSorted()
    .map((name) => join(folder, name))
}

/** One after the other: hundreds of processes at once would measure the computer. */
async function eachOf<Value>(
  files: readonly string[],
  read: (file: string) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = []
  for (const file of files) values.push(await read(file))
  return values
}

/** What ffprobe finds wrong. */
async function errorsOf(file: string): Promise<string> {
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-count_packets', file])
  return `${stdout}${stderr}`
}

async function durationOf(file: string): Promise<number> {
  const show = ['-show_entries', 'format=duration', '-of', 'csv=p=0']
  const { stdout } = await run('ffprobe', ['-v', 'error', ...show, file])
  return Number(stdout)
}

/** The SHA-256 of each frame as it is in the file. */
async function hashesBy(file: string): Promise<readonly string[]> {
  const hash = ['-c', 'copy', '-f', 'framehash', '-hash', 'sha256', '-']
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, ...hash], {
    maxBuffer: MAX_OUTPUT_BYTES,
  })
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => line.split(',')[HASH_COLUMN]?.trim() ?? '')
}

function wrongCameras(
  senders: PythonProgram<KnownFrame>,
  hashes: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const names = new Set(senders.lines.map(({ name }) => name))
  return [...names].filter((name) => {
    const sent = senders.lines.filter((line) => line.name === name).map(({ sha256 }) => sha256)
    return hashes.get(name)?.join() !== sent.join()
  })
}

/** Milliseconds between the times of the file and what frames say of theirs; of others, when they were sent. */
function timeErrors(
  sent: readonly KnownFrame[],
  found: readonly FoundFrame[],
): { readonly told: number; readonly arrival: number } {
  const times = new Map(found.map(({ sha256, time }) => [sha256, time]))
  const error = ({ sha256, at }: KnownFrame) => Math.abs((times.get(sha256) ?? 0) - at)
  const worst = (lines: readonly KnownFrame[]) => Math.max(0, ...lines.map(error))
  return {
    told: worst(sent.filter((line) => line.sent !== null)),
    arrival: worst(sent.filter((line) => line.sent === null)),
  }
}
