/** Recording to disks that are full, gone or slow; as root on Linux. */
import { execFile } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { framesBelow, unrecordedIn } from '../support/recorded-frames.ts'
import type { DrivenWall, WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { begin, ENDLESS, errorsIn, filesBelow, type Result } from './recorded-scene.ts'
import type { RecordingReader } from './recording-readers.ts'
import { canSlowDown, withSlowDisk } from './slow-disk.ts'

const run = promisify(execFile)

/** A file for each camera: one of them can be deleted. */
const FORMAT = 'mkv'
const SMALL_DISK_MB = 4
/** Until a person is told that a disk is full, gone or slow, and that recording goes on: it is tried again every 5 s. */
const TOLD_WITHIN_MS = 30_000
/** A small part of what the cameras send. */
const SLOW_BYTES_PER_SECOND = 20_000

type Check = (place: WallPlace) => Promise<Result & Record<string, unknown>>

export function troubledDisks(reader: RecordingReader): readonly Check[] {
  const onSmall: Check = (place) => onSmallDisk(place, reader)
  const onSlow: Check = (place) => onSlowDisk(place, reader)
  return canSlowDown() ? [onSmall, onSlow] : [onSmall]
}

/** The wall goes on, it is told, and recording goes on when there is space, or the disk is back. */
async function onSmallDisk(
  place: WallPlace,
  reader: RecordingReader,
): Promise<Result & Record<string, unknown>> {
  return withFolder(async (disk) => {
    await mount(disk)
    const { wall, senders } = await begin({ place, disk, format: FORMAT, frames: ENDLESS })
    try {
      await failureIs(wall, 'full')
      const before = await wall.painted()
      const [first = '', ...others] = await filesBelow(disk, FORMAT)
      const kept = await reader.hashes(first)
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
        isGood: painted > 0 && kept.size > 0 && besideDisk.length === 0,
        painted,
        keptFrames: [...kept.values()].flat().length,
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

/** The wall goes on, it is told, and recording goes on when the disk is fast again; what was sent meanwhile waited in memory. */
async function onSlowDisk(
  place: WallPlace,
  reader: RecordingReader,
): Promise<Result & Record<string, unknown>> {
  return withSlowDisk(async ({ folder: disk, slowDown, speedUp }) => {
    const { wall, senders } = await begin({ place, disk, format: FORMAT, frames: ENDLESS })
    try {
      await slowDown(wall.pid, SLOW_BYTES_PER_SECOND)
      await failureIs(wall, 'slow')
      const before = await wall.painted()
      await sleep(1000)
      const painted = (await wall.painted()) - before
      await speedUp()
      await failureIs(wall, '')
      await senders.kill()
      const report = await wall.close()
      const files = await filesBelow(disk, FORMAT)
      const errors = await errorsIn(files, reader)
      const found = new Set((await framesBelow(disk)).map(({ sha256 }) => sha256))
      const missing = senders.lines.filter(({ sha256 }) => !found.has(sha256)).length
      const dropped = unrecordedIn(report)
      return {
        name: 'a disk that is slow',
        isGood: painted > 0 && errors.length === 0 && missing === dropped,
        bytesPerSecond: SLOW_BYTES_PER_SECOND,
        painted,
        sent: senders.lines.length,
        missing,
        dropped,
        errors,
        longestStalls: report.longestStalls,
      }
    } finally {
      await senders.kill()
      await wall.kill()
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
