/**
 * Records numbered frames to a folder until it is killed: every few milliseconds one, put on the disk every 50 ms. Prints the number
 * of frames that are on the disk each time.
 */
import { systemDisk } from '../../src-main/consumers/recorder/disk/disk.ts'
import { formats } from '../../src-main/consumers/recorder/disk/formats.ts'
import { RecordingDesk } from '../../src-main/consumers/recorder/disk/recording-desk.ts'
import { openSqliteManifest } from '../../src-main/consumers/recorder/disk/sqlite-manifest.ts'
import { capturedFrame, numberedJpeg } from './recordings.ts'

const [folder = ''] = process.argv.slice(2)
const retention = { days: null, bytes: null, freeBytes: 0 }
const desk = new RecordingDesk(
  { folder, format: 'mkv', partMinutes: 60, retention },
  {
    disk: systemDisk,
    openManifest: openSqliteManifest,
    formats,
    clock: { now: () => Date.now(), steady: () => performance.now() },
    report: () => undefined,
  },
)
let number = 0
setInterval(() => {
  const at = Date.now()
  desk.take([capturedFrame(numberedJpeg(number), { fields: [String(number)], arrivedAt: at })])
  number += 1
}, 3)
setInterval(() => {
  desk.tick()
  process.stdout.write(`${number}\n`)
}, 50)
