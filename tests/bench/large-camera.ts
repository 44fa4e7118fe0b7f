/**
 * Measures what seven usual cameras lose beside one that sends raw arrays of 3840x2160, in alternating pairs without it and with
 * it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'
import { makeCameras } from './cameras.ts'
import { caseNamed, type Case } from './cases.ts'
import { SETTLE_MS, type Bench } from './measure.ts'
import { inTurn } from './pairs.ts'
import { startReceiver } from './receivers.ts'
import { spread, type Spread } from './statistics.ts'

const USUAL: Case = { ...caseNamed('8 x 32'), name: '7 x 30', cameras: 7, fps: 30 }
const RAW = caseNamed('8 x 32, raw')
/** An array has 25 MB. */
const LARGE: Case = {
  ...RAW,
  ...{ name: '1 x 5, 3840x2160, raw', cameras: 1, fps: 5, width: 3840, height: 2160 },
}
const PREFIX = 'large'

/** Of the usual cameras together, in the measured time. */
interface Kept {
  /** Frames a second. */
  readonly offered: number
  readonly painted: number
  /** Sent and never shown. */
  readonly lost: number
  /** Of the large camera. */
  readonly large: number
}

type Figures = Readonly<Record<keyof Kept, Spread>>

export async function measureLargeCamera(
  bench: Bench,
  rounds: number,
  log: (line: string) => void,
): Promise<{ readonly without: Figures; readonly beside: Figures }> {
  const kept: { readonly without: Kept[]; readonly beside: Kept[] } = { without: [], beside: [] }
  for (let round = 0; round < rounds; round++) {
    for (const side of inTurn(['without', 'beside'] as const, round)) {
      const one = await measureOnce(bench, side === 'beside')
      log(`${side}: ${JSON.stringify(one)}`)
      kept[side].push(one)
    }
  }
  return { without: figuresOf(kept.without), beside: figuresOf(kept.beside) }
}

async function measureOnce(bench: Bench, hasLarge: boolean): Promise<Kept> {
  const port = await freePort()
  const address = `tcp://127.0.0.1:${port}`
  const senders = hasLarge ? [USUAL, { ...LARGE, prefix: PREFIX }] : [USUAL]
  const all = await Promise.all(
    senders.map((one) => makeCameras(bench.python, one, address, bench.times)),
  )
  try {
    const receiver = await startReceiver('camwall', USUAL, { ...bench, port, publishers: [] })
    await Promise.all(all.map((cameras) => cameras.start()))
    const [sent = []] = await Promise.all(all.map((cameras) => cameras.ended()))
    await sleep(SETTLE_MS)
    const { report } = await receiver.stop()
    const countOf = (isLarge: boolean) =>
      (report?.cameras ?? [])
        .filter(({ name }) => name.startsWith(PREFIX) === isLarge)
        .reduce((sum, { latency }) => sum + (latency?.count ?? 0), 0)
    const { seconds } = bench.times
    const offered = sent.reduce((sum, count) => sum + count, 0)
    return {
      offered: offered / seconds,
      painted: countOf(false) / seconds,
      lost: offered - countOf(false),
      large: countOf(true) / seconds,
    }
  } finally {
    for (const cameras of all) cameras.kill()
  }
}

function figuresOf(all: readonly Kept[]): Figures {
  const figure = (name: keyof Kept) => spread(all.map((one) => one[name]))
  return {
    offered: figure('offered'),
    painted: figure('painted'),
    lost: figure('lost'),
    large: figure('large'),
  }
}
