/** Measures the cost of a hidden wall relative to a visible one. The cameras keep sending. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DrivenWall } from '../endurance/driven-wall.ts'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { makeCameras } from './cameras.ts'
import { caseNamed } from './cases.ts'
import type { Bench } from './measure.ts'
import { cpuSeconds } from './processes.ts'
import { wallFlags } from './receivers.ts'

/** Time until frames in flight are drawn and the replies to REQ senders are slowed. */
const SETTLE_S = 1

/** CPU time of all processes of Camwall and of the display server, in percent of one core. */
export interface HiddenCost {
  readonly name: string
  readonly seen: number
  readonly hidden: number
  readonly ratio: number
}

export function measureHidden(name: string, bench: Bench): Promise<HiddenCost> {
  return withFolder((folder) => measureIn(folder, name, bench))
}

async function measureIn(folder: string, name: string, bench: Bench): Promise<HiddenCost> {
  const one = caseNamed(name)
  const { warmUp, seconds } = bench.times
  const port = await freePort()
  const times = { warmUp, seconds: 2 * (SETTLE_S + seconds) }
  const cameras = await makeCameras(bench.python, one, `tcp://127.0.0.1:${port}`, times)
  const wall = await DrivenWall.open(
    { electron: bench.electron, env: bench.env, folder },
    wallFlags(one, port, cameras.addresses),
  )
  try {
    const load = async () => {
      await sleep(1000 * SETTLE_S)
      const before = await cpuSeconds([wall.pid, bench.display])
      const begin = performance.now()
      await sleep(1000 * seconds)
      const spent = (await cpuSeconds([wall.pid, bench.display])) - before
      return (100_000 * spent) / (performance.now() - begin)
    }
    await cameras.start()
    const seen = await load()
    const hiding = wall.hide(1000 * (SETTLE_S + seconds))
    const hidden = await load()
    await hiding
    await wall.close()
    return { name, seen, hidden, ratio: hidden / seen }
  } finally {
    cameras.kill()
    await wall.kill()
  }
}
