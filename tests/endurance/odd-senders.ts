/**
 * `npm run odd-senders -- --minutes 5 --mode req-rep`: real Python senders that name their cameras in odd ways, beside eight
 * good cameras on one wall: a new name for each frame, a new name and a new socket for each frame, dicts and JSON texts with
 * values that change, and eight names in turn on one connection. `--mode pub-sub` has publishers of these kinds.
 *
 * Prints a line for each interval, and a line of JSON at the end. Exits with 1 if a camera is missing or there is one too
 * many, a good camera is slowed down, a request is not answered, or memory grows.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import { memory } from '../bench/processes.ts'
import { freePorts } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'

/** The cases of `sender_names.py`, and the cameras that each one is. */
const ODD = [
  { case: 'counter', cameras: ['counter_…'] },
  // A publisher that opens a socket for each frame has no subscriber yet when it sends.
  { case: 'counter-by-socket', cameras: ['socket …'], onlyIn: 'req-rep' },
  { case: 'dict-of-pi', cameras: ['dict pi'] },
  { case: 'json-name', cameras: ['json gate'] },
  { case: 'eight-in-turn', cameras: Array.from({ length: 8 }, (_, index) => `in turn ${index}`) },
] as const
const GOOD = Array.from({ length: 8 }, (_, index) => `good ${index}`)
/** 1,000 names a minute. */
const ODD_FPS = 17
const GOOD_FPS = 20

const INTERVAL_MS = 10_000
/** Intervals in which only the good cameras send: the rate that each must keep. */
const CALM_INTERVALS = 2
/** Of that rate, in every interval: the senders share the computer with the wall. */
const MIN_PERCENT = 80
/** Memory is compared between the intervals after a third of the time and the last ones, by the lowest value of each. */
const FIRST_LOOK = 1 / 3
const LOOK_INTERVALS = 3
const MAX_GROWTH = 0.1
/** In a shorter run the program is still warming up, so memory growth is printed but not checked. */
const WARM_AFTER_MS = 5 * 60_000

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    mode: { type: 'string', default: 'req-rep' },
  },
})

await runScript(async () => {
  const { mode } = options
  const minutes = Number(options.minutes)
  if (mode !== 'req-rep' && mode !== 'pub-sub')
    throw new SetUpError(`--mode takes req-rep or pub-sub, not ${mode}.`)
  if (!(minutes > 0)) throw new SetUpError(`--minutes takes a number, not ${options.minutes}.`)
  const { electron } = await prepare()
  return withDisplay(({ env }) =>
    withFolder((folder) => run({ electron, env, folder }, mode, 60_000 * minutes)),
  )
})

interface Interval {
  /** Received frames a second of each good camera. */
  readonly fps: readonly number[]
  readonly tiles: number
  readonly megabytes: number
}

async function run(
  place: WallPlace,
  mode: 'req-rep' | 'pub-sub',
  milliseconds: number,
): Promise<number> {
  // Imported after the environment is set, because the module reads it.
  const { PythonProgram } = await import('../support/python.ts')
  const odd = ODD.filter((one) => !('onlyIn' in one) || one.onlyIn === mode)
  const expected = [...GOOD, ...odd.flatMap(({ cameras }) => cameras)]
  const ports = await freePorts(mode === 'req-rep' ? 1 : GOOD.length + odd.length)
  const addressOf = (index: number) =>
    mode === 'req-rep' ? `tcp://127.0.0.1:${ports[0]}` : `tcp://*:${ports[index]}`
  const connect = ports.flatMap((port) => ['--connect', `tcp://127.0.0.1:${port}`])
  const where = mode === 'req-rep' ? ['--listen', addressOf(0)] : connect
  const wall = await DrivenWall.open(place, ['--mode', mode, ...where])
  const calmMs = CALM_INTERVALS * INTERVAL_MS
  const start = (plans: readonly object[], ms: number) =>
    new PythonProgram<{ readonly case: string; readonly replies: readonly unknown[] }>(
      'sender_names.py',
      [JSON.stringify(plans.map((plan) => ({ mode, seconds: ms / 1000, ...plan })))],
    )
  // They send until they are ended, or a little longer than this.
  const good = start(
    GOOD.map((name, index) => ({ case: 'good', name, address: addressOf(index), fps: GOOD_FPS })),
    calmMs + 2 * milliseconds,
  )
  const programs = [good]
  const measure = async (): Promise<Interval> => {
    const before = await wall.received()
    const since = performance.now()
    await sleep(INTERVAL_MS)
    const after = await wall.received()
    const seconds = (performance.now() - since) / 1000
    const fps = GOOD.map((name) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / seconds)
    const interval = {
      fps,
      tiles: (await wall.tiles()).length,
      megabytes: await memory([wall.pid]),
    }
    console.log(lineOf(interval))
    return interval
  }

  try {
    await wall.shows(GOOD)
    const calm: Interval[] = []
    while (calm.length < CALM_INTERVALS) calm.push(await measure())
    const odds = start(
      odd.map(({ case: one }, index) => ({
        case: one,
        address: addressOf(GOOD.length + index),
        fps: ODD_FPS,
      })),
      milliseconds,
    )
    programs.push(odds)
    await wall.shows(expected) // Names are known to be made up after some seconds.
    const begin = performance.now()
    const intervals: Interval[] = []
    while (performance.now() < begin + milliseconds - INTERVAL_MS) intervals.push(await measure())
    const tiles = await wall.tiles()
    await odds.end()
    await good.kill()
    const { requests, totals, longestStalls } = await wall.close()

    const rates = GOOD.map((_, index) => Math.min(...calm.map(({ fps }) => fps[index] ?? 0)))
    const percents = rates.map((rate, index) =>
      Math.round((100 * Math.min(...intervals.map(({ fps }) => fps[index] ?? 0))) / rate),
    )
    const first = Math.floor(FIRST_LOOK * intervals.length)
    const early = leastMemory(intervals.slice(first, first + LOOK_INTERVALS))
    const late = leastMemory(intervals.slice(-LOOK_INTERVALS))
    const growth = late / early - 1
    const unanswered = odds.lines.filter(({ replies }) => replies.some((reply) => reply !== 'OK'))
    const troubles = [
      ...missing(expected, tiles).map((name) => `There is no tile of ${name}.`),
      ...missing(tiles, expected).map((name) => `There is a tile of ${name}.`),
      ...GOOD.filter((_, index) => (percents[index] ?? 0) < MIN_PERCENT).map(
        (name) => `${name} was slowed down.`,
      ),
      ...(requests.received === requests.answered ? [] : ['A request was not answered.']),
      ...(mode === 'pub-sub' ? [] : unanswered.map((one) => `${one.case} was not answered OK.`)),
      ...(milliseconds >= WARM_AFTER_MS && growth > MAX_GROWTH
        ? [`Memory grew by ${Math.round(100 * growth)} %.`]
        : []),
    ]
    const result = {
      mode,
      minutes: milliseconds / 60_000,
      tiles: tiles.length,
      percentOfGoodCamerasInWorstInterval: percents,
      requests,
      totals,
      megabytes: { early: Math.round(early), late: Math.round(late) },
      longestStalls,
      troubles,
    }
    console.log(JSON.stringify(result))
    return troubles.length === 0 ? 0 : 1
  } finally {
    for (const program of programs) await program.kill()
    await wall.kill()
  }
}

function lineOf({ fps, tiles, megabytes }: Interval): string {
  const rates = fps.map((rate) => rate.toFixed(1)).join(' ')
  return `${tiles} tiles, fps of the good cameras ${rates}, ${Math.round(megabytes)} MB`
}

function leastMemory(intervals: readonly Interval[]): number {
  return Math.min(...intervals.map(({ megabytes }) => megabytes))
}

/** Those of `all` that are not in `some`. */
function missing(all: readonly string[], some: readonly string[]): readonly string[] {
  return all.filter((one) => !some.includes(one))
}
