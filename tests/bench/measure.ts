/** Measures one program in one case, once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'
import { unrecordedIn } from '../support/recorded-frames.ts'
import { makeCameras, type CameraTimes } from './cameras.ts'
import type { Case } from './cases.ts'
import { cpuSeconds, memory, pageFaults } from './processes.ts'
import { startReceiver, type Program, type ReceiverPlace } from './receivers.ts'

/** Rates are in frames a second, latencies in milliseconds from the sender's call to the drawn picture. */
export interface Measure {
  /** Sent in the measured time. */
  readonly offered: number
  readonly painted: number
  /** The rate of the camera with the fewest frames. */
  readonly slowest: number
  /** Sent but never shown. */
  readonly dropped: number
  readonly p50: number
  readonly p99: number
  /** CPU time of all processes of the program and of the display server, in milliseconds for each painted frame. */
  readonly cpuPerFrame: number
  /** The same in percent of one core. */
  readonly cpu: number
  /** Minor page faults of the program's processes, without the display server, for each frame that was sent. */
  readonly faultsPerFrame: number
  /** Proportional set sizes of the program's processes at the end, in MB. */
  readonly memory: number
  /** The longest stall of a process, in milliseconds; only for Camwall. */
  readonly stallOfMain?: number
  readonly stallOfPage?: number
  /** Frames a second that were to be recorded and are not in a file; only for Camwall. */
  readonly unrecorded?: number
}

export interface Bench extends Omit<ReceiverPlace, 'port' | 'publishers'> {
  /** Process id of the display server. */
  readonly display: number
  readonly times: CameraTimes
  /** Called every few seconds while a long case runs. */
  readonly onMemory?: (second: number, megabytes: number) => void
}

/** Interval at which memory is read in a long case; one reading takes tens of milliseconds. */
const MEMORY_EVERY_MS = 10_000
/** Milliseconds until the last frames are on the screen. */
export const SETTLE_MS = 500

export async function measure(program: Program, bench: Case, at: Bench): Promise<Measure> {
  const port = await freePort()
  const cameras = await makeCameras(at.python, bench, `tcp://127.0.0.1:${port}`, at.times)
  try {
    const receiver = await startReceiver(program, bench, {
      ...at,
      port,
      publishers: cameras.addresses,
    })
    await cameras.start()
    const family = [receiver.pid, at.display]
    const cpuBefore = await cpuSeconds(family)
    const faultsBefore = await pageFaults([receiver.pid])
    const begin = performance.now()
    const watching = new AbortController()
    const watched = watchMemory(receiver.pid, at.onMemory, watching.signal)
    const sent = await cameras.ended()
    const seconds = (performance.now() - begin) / 1000
    const cpu = (await cpuSeconds(family)) - cpuBefore
    const faults = (await pageFaults([receiver.pid])) - faultsBefore
    watching.abort()
    await watched
    const megabytes = await memory([receiver.pid])
    await sleep(SETTLE_MS)
    const { frames, slowest, p50, p99, report } = await receiver.stop()
    const offered = sent.reduce((sum, count) => sum + count, 0)
    return {
      offered: offered / seconds,
      painted: frames / seconds,
      slowest: slowest / seconds,
      dropped: (offered - frames) / seconds,
      p50,
      p99,
      cpuPerFrame: (1000 * cpu) / frames,
      cpu: (100 * cpu) / seconds,
      faultsPerFrame: faults / offered,
      memory: megabytes,
      ...(report === undefined
        ? {}
        : {
            stallOfMain: report.longestStalls.main,
            stallOfPage: report.longestStalls.page,
            unrecorded: unrecordedIn(report) / seconds,
          }),
    }
  } finally {
    cameras.kill()
  }
}

async function watchMemory(
  pid: number,
  onMemory: Bench['onMemory'],
  signal: AbortSignal,
): Promise<void> {
  if (onMemory === undefined) return
  const begin = performance.now()
  try {
    for (;;) {
      await sleep(MEMORY_EVERY_MS, undefined, { signal })
      onMemory((performance.now() - begin) / 1000, await memory([pid]))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
