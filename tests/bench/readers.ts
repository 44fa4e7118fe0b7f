/** Measures how many frames a wall of 64 cameras shows with another consumer that takes every frame, and without. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DrivenWall } from '../endurance/driven-wall.ts'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { makeCameras } from './cameras.ts'
import { caseNamed } from './cases.ts'
import type { Bench } from './measure.ts'
import { wallFlags } from './receivers.ts'
import { spread } from './statistics.ts'

const CASE = '64 x 10'

/** Frames painted in the measured time, and frames that the consumer took. */
interface Shown {
  readonly painted: number
  readonly read: number
}

export async function measureReaders(
  bench: Bench,
  rounds: number,
  log: (line: string) => void,
): Promise<object> {
  const ratios: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const without = await withFolder((folder) => measureIn(folder, bench, false))
    const beside = await withFolder((folder) => measureIn(folder, bench, true))
    ratios.push(beside.painted / without.painted)
    log(`round ${round}: ${JSON.stringify({ without, beside })}`)
  }
  return { case: CASE, paintedBesideReader: spread(ratios) }
}

async function measureIn(folder: string, bench: Bench, hasReader: boolean): Promise<Shown> {
  const one = caseNamed(CASE)
  const port = await freePort()
  const cameras = await makeCameras(bench.python, one, `tcp://127.0.0.1:${port}`, bench.times)
  const wall = await DrivenWall.open(
    { electron: bench.electron, env: bench.env, folder },
    wallFlags(one, port, cameras.addresses),
  )
  try {
    if (hasReader) await wall.addReader()
    await sleep(2000) // As in every case, until the page is loaded.
    await cameras.start()
    await cameras.ended()
    const read = hasReader ? await wall.framesRead() : 0
    const { latency } = await wall.close()
    return { painted: latency?.count ?? 0, read }
  } finally {
    cameras.kill()
    await wall.kill()
  }
}
