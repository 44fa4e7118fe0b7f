/** The recorder's thread: a disk that is slow or away delays nothing but recordings. */
import { parentPort, workerData } from 'node:worker_threads'
import { systemDisk } from './disk/disk.ts'
import { formats } from './disk/formats.ts'
import { RecordingDesk } from './disk/recording-desk.ts'
import { openSqliteManifest } from './disk/sqlite-manifest.ts'
import type { RecordingOrder, RecordingPlan, RecordingReport } from './orders.ts'

/**
 * How often everything is put on the disk. Camwall must lose at most a second when it is killed; the rest of the second is for
 * the way of a frame to the file.
 */
const SYNC_EVERY_MS = 800

const desk = new RecordingDesk(workerData as RecordingPlan, {
  disk: systemDisk,
  openManifest: openSqliteManifest,
  formats,
  clock: { now: () => Date.now(), steady: () => performance.now() },
  report: (report: RecordingReport) =>
    parentPort?.postMessage(report, report.kind === 'freed' ? report.memory : []),
})

const ticking = setInterval(() => desk.tick(), SYNC_EVERY_MS)

parentPort?.on('message', (order: RecordingOrder) => {
  switch (order.kind) {
    case 'frames':
      desk.take(order.frames)
      break
    case 'end':
      desk.end(order.cameras)
      break
    case 'plan':
      desk.change(order.plan)
      break
    case 'call':
      desk.answer(order.id, order.call)
      break
    case 'close':
      clearInterval(ticking)
      desk.close()
  }
})
