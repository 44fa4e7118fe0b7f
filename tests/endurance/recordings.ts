/**
 * `npm run recordings -- --seconds 60 --kills 20`: real Python senders are recorded, and the files compared with what they sent.
 * First whole files, as FFmpeg reads them; then those of a Camwall that is killed at random moments; then, as root on Linux, a disk
 * that is full, one that is unmounted, and one that is slow. Needs ffmpeg and ffprobe. `--format mcap` records MCAP files, which the
 * Python of `--python` reads with PyPI's `mcap` and `protobuf`, checksums included.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { isRoot } from '../../scripts/machine.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import type { PythonProgram } from '../support/python.ts'
import {
  framesBelow,
  unrecordedIn,
  type FoundFrame,
  type KnownFrame,
} from '../support/recorded-frames.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { makeRandom } from './random.ts'
import { begin, ENDLESS, eachOf, errorsIn, filesBelow, FPS, type Result } from './recorded-scene.ts'
import { readerOf } from './recording-readers.ts'
import { troubledDisks } from './troubled-disks.ts'

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    /** As root on Linux. `--no-disks` leaves them out. */
    disks: { type: 'boolean', default: true },
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '20' },
    /** On a disk in memory, so that the computer's own disk is not measured. */
    disk: { type: 'string', default: '/dev/shm' },
    format: { type: 'string', default: 'mkv' },
    python: { type: 'string', default: 'python3' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
/** A kill may cost the frames of so long. */
const MOST_LOST_MS = 1000
/** Until files of killed runs are finished. */
const FINISHED_WITHIN_MS = 10_000
const { format } = options
const reader = readerOf(format, options.python)

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
        ...(options.disks && isRoot() && format === 'mkv' ? troubledDisks(reader) : []),
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

/** Frames of whole files, as FFmpeg hashes them without decoding, are those that were sent. */
async function whole(place: WallPlace): Promise<Result & Record<string, unknown>> {
  return onDisk(async (disk) => {
    const { wall, senders } = await begin({
      place,
      disk,
      format,
      frames: Number(options.seconds) * FPS,
    })
    await senders.end()
    const report = await wall.close()
    const files = await filesBelow(disk, format)
    const errors = await errorsIn(files, reader)
    const hashes = new Map<string, readonly string[]>()
    for (const file of files)
      for (const [camera, more] of await reader.hashes(file))
        hashes.set(camera, [...(hashes.get(camera) ?? []), ...more])
    const found = await framesBelow(disk)
    const wrong = wrongCameras(senders, hashes)
    const worstTimeMs = timeErrors(senders.lines, found)
    // Those of MCAP are of the arrival; what the sender said is beside them.
    const isOnTime = format === 'mcap' || worstTimeMs.told <= 1
    return {
      name: 'whole files',
      isGood: wrong.length === 0 && errors.length === 0 && isOnTime,
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
      const { wall, senders } = await begin({ place, disk, format, frames: ENDLESS, seed: round })
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
    const files = await filesBelow(disk, format)
    const errors = await errorsIn(files, reader)
    const durations = await eachOf(files, reader.duration)
    const found = await framesBelow(disk)
    const hashes = await eachOf(files, reader.hashes)
    const read = new Set(hashes.flatMap((byCamera) => [...byCamera.values()].flat()))
    const unread = found.filter(({ sha256 }) => !read.has(sha256)).length
    const longest = Math.round(Math.max(0, ...lost))
    const unfinished = durations.filter((one) => !(one > 0)).length
    return {
      name: 'after kill -9',
      isGood: longest <= MOST_LOST_MS && errors.length === 0 && unfinished + unread === 0,
      rounds: Number(options.kills),
      sent,
      missing: lost.length,
      oldestMissingMs: longest,
      files: files.length,
      unfinished,
      unread,
      errors,
    }
  })
}

async function onDisk<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(options.disk, 'camwall-recordings-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
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
