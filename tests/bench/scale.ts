/**
 * Measures what each camera costs on one wall that subscribes to four hubs, from 16 to 256 cameras at 2 frames a second: CPU time of
 * the wall and of the hubs, memory, and the age of the frames.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { makeCameras, type Cameras } from './cameras.ts'
import { caseNamed } from './cases.ts'
import { drawBars } from './chart.ts'
import type { Bench } from './measure.ts'
import { cpuSeconds, memory } from './processes.ts'
import { startReceiver } from './receivers.ts'

const COUNTS = [16, 32, 64, 128, 256]
const HUBS = 4
const FPS = 2
/** All cameras must be on the wall before frames are measured. */
const WARM_UP_S = 20

export interface ScaleRow {
  readonly cameras: number
  /** Frames a second of all, as they were sent and as they were painted, and of the slowest camera. */
  readonly sent: number
  readonly painted: number
  readonly slowest: number
  /** From the sender's call to the painted tile. */
  readonly p50: number
  readonly p99: number
  /** CPU time a second for each camera, in milliseconds. */
  readonly wallCpu: number
  readonly hubsCpu: number
  /** CPU time in milliseconds, of the wall for each painted frame, and of the hubs for each one that was sent. */
  readonly wallCpuOfFrame: number
  readonly hubsCpuOfFrame: number
  /** Of the wall, and of all hubs, in MB. */
  readonly wallMemory: number
  readonly hubsMemory: number
}

export async function measureScale(
  bench: Bench,
  log: (text: string) => void,
): Promise<readonly ScaleRow[]> {
  const rows: ScaleRow[] = []
  for (const cameras of COUNTS) {
    const row = await measureOne(bench, cameras)
    rows.push(row)
    log(JSON.stringify(row))
  }
  return rows
}

export function drawScale(rows: readonly ScaleRow[]): string {
  return drawBars({
    title: 'CPU ms a second for each camera',
    description: 'CPU time for each camera, from 16 to 256 cameras from four hubs on one wall',
    legend: ['the wall', 'the four hubs'],
    // What a busy computer did not paint would else make a camera look cheap.
    rows: rows.map(({ cameras, wallCpuOfFrame, hubsCpuOfFrame }) => ({
      name: `${cameras} cameras`,
      values: [FPS * wallCpuOfFrame, FPS * hubsCpuOfFrame],
    })),
    digits: 1,
  })
}

async function measureOne(bench: Bench, count: number): Promise<ScaleRow> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-scale-'))
  const closing: (() => unknown)[] = [() => rm(folder, { recursive: true })]
  try {
    const one = {
      ...caseNamed('64 x 10'),
      ...{ cameras: count / HUBS, fps: FPS, width: 320, height: 240, quality: 80 },
    }
    const times = { warmUp: WARM_UP_S, seconds: bench.times.seconds }
    const hubs = await Promise.all(
      Array.from({ length: HUBS }, async (_, index) => {
        const [listen, publish] = [await freePort(), await freePort()]
        const hub = `tcp://127.0.0.1:${listen}`
        const flags = ['--publish', String(publish), '--publish-prefix', `${index}/`]
        const data = ['--user-data-dir', join(folder, String(index))]
        const { process } = await startNodeProgram(
          'hub',
          { flags: ['--listen', hub, ...flags, ...data] },
          closing,
        )
        const cameras = await makeCameras(bench.python, one, hub, times)
        closing.push(() => cameras.kill())
        return { pid: process.pid ?? 0, publisher: `tcp://127.0.0.1:${publish}`, cameras }
      }),
    )
    const wall = await startReceiver(
      'camwall',
      { ...one, mode: 'pub-sub' },
      {
        ...{ electron: bench.electron, python: bench.python, env: bench.env, port: 0 },
        publishers: hubs.map(({ publisher }) => publisher),
      },
    )
    const all: readonly Cameras[] = hubs.map(({ cameras }) => cameras)
    const pids = hubs.map(({ pid }) => pid)
    const cpu = () => Promise.all([cpuSeconds([wall.pid]), cpuSeconds(pids)])
    await Promise.all(all.map((cameras) => cameras.start()))
    const [wallBefore, hubsBefore] = await cpu()
    const counts = (await Promise.all(all.map((cameras) => cameras.ended()))).flat()
    const sent = counts.reduce((sum, one) => sum + one, 0)
    const [wallAfter, hubsAfter] = await cpu()
    const [wallMemory, hubsMemory] = [await memory([wall.pid]), await memory(pids)]
    const { frames, slowest, p50, p99 } = await wall.stop()
    const perCamera = (seconds: number) => (1000 * seconds) / times.seconds / count
    return {
      cameras: count,
      sent: sent / times.seconds,
      painted: frames / times.seconds,
      slowest: slowest / times.seconds,
      ...{ p50, p99, wallMemory, hubsMemory },
      wallCpu: perCamera(wallAfter - wallBefore),
      hubsCpu: perCamera(hubsAfter - hubsBefore),
      wallCpuOfFrame: (1000 * (wallAfter - wallBefore)) / frames,
      hubsCpuOfFrame: (1000 * (hubsAfter - hubsBefore)) / sent,
    }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}
