/**
 * Measures the cost of 256 cameras for the page, apart from pictures: the rows that are sent, their bytes, and the script
 * time; with silent cameras, and at one frame a second. It measures from outside, so other checkouts can be measured, too.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { makeCameras } from './cameras.ts'
import type { Bench } from './measure.ts'
import { wallFlags } from './receivers.ts'

const CASE = {
  name: '256 x 1',
  cameras: 256,
  fps: 1,
  width: 160,
  height: 120,
  quality: 80,
  dtype: 'uint8',
  mode: 'req-rep',
  hwm: 1000,
  same: false,
  quick: false,
} as const
const WARM_UP_S = 12
const SENDING_S = 20
/** Time until rates, states and texts no longer change. */
const REST_S = 30
const SILENT_S = 60

/** All values are per second, except rows and bytes of silent cameras, which are counted over a minute. */
export interface ManyCameras {
  readonly sending: Cost
  readonly silent: Cost
}

interface Cost {
  /** State messages of the main process. */
  readonly messages: number
  /** Rows of cameras in them. */
  readonly rows: number
  readonly bytesPerRow: number
  /** Milliseconds of the page's scripts, and of its whole main thread. */
  readonly scriptMs: number
  readonly taskMs: number
}

export function measureManyCameras(bench: Bench, root: string): Promise<ManyCameras> {
  return withFolder((folder) => measureIn(folder, bench, root))
}

async function measureIn(folder: string, bench: Bench, root: string): Promise<ManyCameras> {
  const port = await freePort()
  const times = { warmUp: WARM_UP_S, seconds: SENDING_S + 2 }
  const cameras = await makeCameras(bench.python, CASE, `tcp://127.0.0.1:${port}`, times)
  const flags = ['--user-data-dir', join(folder, 'data'), ...wallFlags(CASE, port, [])]
  const { electron, env } = bench
  const app = await launchCamwall({ program: electron, env, flags, root })
  try {
    const page = await app.firstWindow()
    await page.evaluate(COUNT_ROWS)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const cost = async (seconds: number): Promise<Cost> => {
      const before = await figures(session)
      const rowsBefore = await page.evaluate(READ_ROWS)
      await sleep(1000 * seconds)
      const after = await figures(session)
      const rowsAfter = await page.evaluate(READ_ROWS)
      const rows = rowsAfter.rows - rowsBefore.rows
      return {
        messages: (rowsAfter.messages - rowsBefore.messages) / seconds,
        rows: rows / seconds,
        bytesPerRow: rows === 0 ? 0 : (rowsAfter.bytes - rowsBefore.bytes) / rows,
        scriptMs: (1000 * (after.script - before.script)) / seconds,
        taskMs: (1000 * (after.task - before.task)) / seconds,
      }
    }
    await cameras.start()
    const sending = await cost(SENDING_S)
    await cameras.ended()
    await sleep(1000 * REST_S)
    const silent = await cost(SILENT_S)
    return { sending, silent }
  } finally {
    cameras.kill()
    await app.close()
  }
}

async function figures(session: CDPSession) {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  return { script: of('ScriptDuration'), task: of('TaskDuration') }
}

/** Counts the rows in `change.cameras`, which is a list of all rows or of the changed ones. Bytes are those of the JSON. */
const COUNT_ROWS = `(() => {
  const counted = { messages: 0, rows: 0, bytes: 0 }
  window.countedRows = counted
  window.camwall.onState((change) => {
    counted.messages += 1
    const rows = change.cameras?.changed ?? change.cameras ?? []
    counted.rows += rows.length
    if (rows.length > 0) counted.bytes += JSON.stringify(rows).length
  })
})()`
const READ_ROWS = `({ ...window.countedRows })` as unknown as () => {
  readonly messages: number
  readonly rows: number
  readonly bytes: number
}
