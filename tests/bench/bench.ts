/**
 * `npm run bench`: compares Camwall with the receiving program of imageZMQ's documentation, alternately, on this machine.
 *
 * `--quick` runs for less than a minute and prints one line of JSON. `--only TEXT` runs the cases whose name contains TEXT.
 * `--cold-start` measures only the time until the first frame is on the screen.
 * `--hidden` measures the cost of a hidden wall.
 * `--against FOLDER` compares this Camwall with the one that is built in another checkout, in alternating pairs: four cases,
 * or those that `--only` names.
 * `--pairs` compares cases that differ in one point, in alternating pairs: identical pictures with moving ones, and arrays of
 * other types with `uint8`; `--only` chooses among them.
 * `--hub` measures what a received frame costs the hub on plain Node, relative to Python's ImageHub; `--with FOLDER` also
 * measures the built hub of another checkout.
 * `--readers` measures how many frames a wall of 64 cameras shows while another consumer takes every frame.
 * `--pacing` measures a layout that paces 63 of 64 cameras.
 * `--cameras` measures the cost of 256 cameras for the page, silent and at one frame a second; `--with FOLDER` also measures
 * another checkout's Camwall.
 * `--probe` measures the brightness probe's CPU time: 64 slow cameras with the probe on and off, in alternating pairs.
 * `--recording` measures what recording costs, to a disk in memory, in alternating pairs.
 * `--drag` measures the refreshes of a wall of 64 cameras while a tile is dragged and resized; `--with FOLDER` also measures
 * another checkout's Camwall, if it has the kind of layout Free.
 * `--events` measures 100,000 events: their store, also after `kill -9` and on a full disk, and the page that lists them.
 * `--look-back` measures look-back with 64 cameras: its memory in each second, and how fast the past is shown, and live again.
 * `--scale` measures what each camera costs from 16 to 256, from four hubs on one wall, and draws the chart of the documentation.
 * `--large` measures what seven cameras lose beside one of raw 3840x2160, in alternating pairs.
 * `--placing` measures only how long a wall of 256 tiles takes to place.
 * `--soak MINUTES` runs only Camwall, with 64 cameras, and measures its memory.
 */
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { inspect, parseArgs } from 'node:util'
import { build } from '../../scripts/build.ts'
import { capture } from '../../scripts/capture.ts'
import { withDisplay } from '../../scripts/display.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { buildHub } from '../../scripts/packing/hub.ts'
import { ensureLinuxLibraries } from '../../scripts/linux-libraries.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { benchPython, ensurePython } from '../../scripts/python.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import { measureAgainst } from './against.ts'
import { CASE_PAIRS, CASES, RECORDED_CASES, REPEATING_CASES, type Case } from './cases.ts'
import { measureColdStarts } from './cold-start.ts'
import { drawChart } from './chart.ts'
import { measureDrag } from './drag.ts'
import { measure, type Bench } from './measure.ts'
import { measureEvents } from './events.ts'
import { measureHidden } from './hidden.ts'
import { measureHub } from './hub.ts'
import { measureLookBack } from './look-back.ts'
import { measureLargeCamera } from './large-camera.ts'
import { measureManyCameras } from './many-cameras.ts'
import { measurePacing } from './pacing.ts'
import { measurePair } from './pairs.ts'
import { measurePlacing } from './placing.ts'
import { measureProbe } from './probe.ts'
import { measureRecording } from './recording.ts'
import { measureReaders } from './readers.ts'
import { childNamed } from './processes.ts'
import { compare, rowOf, type Comparison, type Results } from './results.ts'
import { PROGRAMS } from './receivers.ts'
import { drawScale, measureScale } from './scale.ts'
import { soak } from './soak.ts'
import { writePage } from './page.ts'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    soak: { type: 'string' },
    against: { type: 'string' },
    pairs: { type: 'boolean', default: false },
    hub: { type: 'boolean', default: false },
    readers: { type: 'boolean', default: false },
    cameras: { type: 'boolean', default: false },
    with: { type: 'string' },
    hidden: { type: 'boolean', default: false },
    pacing: { type: 'boolean', default: false },
    probe: { type: 'boolean', default: false },
    recording: { type: 'boolean', default: false },
    'look-back': { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    drag: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    placing: { type: 'boolean', default: false },
    events: { type: 'boolean', default: false },
    'cold-start': { type: 'boolean', default: false },
  },
})

/** Seconds of warm-up before frames are measured: windows open, V8 compiles, buffers grow. */
const WARM_UP = 3
/** Rounds of starts. A start takes one or two seconds and varies by a tenth. */
const COLD_START_ROUNDS = 9
/** Replies to REQ senders of a hidden wall are delayed; publishers cannot be slowed. */
const HIDDEN_CASES = ['8 x 32', '8 x 32, PUB']
/** An overloaded wall, one that is not, one with many cameras, and raw arrays. */
const PAIRED_CASES = ['8 unthrottled', '8 x 32', '64 x 30', '8 x 32, raw']
/** Short, because it is measured before each round. */
const DECODE_SECONDS = 2
const QUICK = { rounds: 1, times: { warmUp: 1, seconds: 2 } } as const

await runScript(async () => {
  if (process.platform !== 'linux')
    throw new SetUpError("The benchmark reads Linux's own accounting, and runs on Linux only.")
  if (options.placing) {
    console.table(measurePlacing())
    return 0
  }
  const log = options.quick ? () => undefined : (text: string) => console.log(text)
  const others = options.with === undefined ? [] : [options.with]
  const python = await ensurePython(benchPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  if (options.hub) {
    await buildHub()
    const times = { warmUp: WARM_UP, seconds: Number(options.seconds) }
    const rounds = Number(options.rounds)
    console.log(await measureHub({ python: python.path, times, rounds, others }, log))
    return 0
  }
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  if (options['cold-start']) {
    process.env['CAMWALL_PYTHON'] = python.path
    console.log(await measureColdStarts(electron, COLD_START_ROUNDS, log))
    return 0
  }
  return withDisplay(async ({ env }) => {
    const display = await childNamed('Xvfb')
    if (display === undefined)
      throw new SetUpError('The benchmark measures its own Xvfb: run it without a DISPLAY.')
    const times = options.quick
      ? QUICK.times
      : { warmUp: WARM_UP, seconds: Number(options.seconds) }
    const bench: Bench = { electron, python: python.path, env, display, times }
    const checkouts = [repoRoot, ...others]
    if (options.against !== undefined) {
      const cases = [...CASES, ...REPEATING_CASES, ...CASE_PAIRS.map(([, other]) => other)].filter(
        ({ name }) =>
          options.only === undefined ? PAIRED_CASES.includes(name) : name.includes(options.only),
      )
      const pairs = Number(options.rounds)
      await measureAgainst(options.against, cases, pairs, bench, log)
      return 0
    }
    if (options.pairs) {
      const chosen = CASE_PAIRS.filter(([, other]) => other.name.includes(options.only ?? ''))
      for (const [usual, other] of chosen)
        await measurePair(
          `${other.name} / ${usual.name}`,
          [caseSide(usual, bench), caseSide(other, bench)],
          Number(options.rounds),
          log,
        )
      return 0
    }
    if (options.readers) {
      console.log(await measureReaders(bench, Number(options.rounds), log))
      return 0
    }
    if (options.cameras) {
      for (const root of checkouts) console.log(root, await measureManyCameras(bench, root))
      return 0
    }
    if (options.hidden) {
      for (const name of HIDDEN_CASES) console.log(await measureHidden(name, bench))
      return 0
    }
    if (options.pacing) {
      process.env['CAMWALL_PYTHON'] = python.path
      console.log(await measurePacing(bench))
      return 0
    }
    if (options.probe) {
      console.log(await measureProbe(bench, Number(options.rounds), log))
      return 0
    }
    if (options.recording) {
      const chosen = RECORDED_CASES.filter(({ name }) => name.includes(options.only ?? ''))
      const costs = await measureRecording(chosen, bench, Number(options.rounds), log)
      console.log(inspect(costs, { depth: 4 }))
      return 0
    }
    if (options['look-back']) {
      console.log(inspect(await measureLookBack(bench), { depth: 4, maxArrayLength: null }))
      return 0
    }
    if (options.large) {
      console.log(await measureLargeCamera(bench, Number(options.rounds), log))
      return 0
    }
    if (options.events) {
      console.log(inspect(await measureEvents(bench), { depth: 4 }))
      return 0
    }
    if (options.scale) {
      await buildHub()
      const rows = await measureScale(bench, log)
      console.table(rows)
      await writeFile(join(repoRoot, 'docs', 'images', 'scale.svg'), drawScale(rows))
      return 0
    }
    if (options.drag) {
      for (const root of checkouts) console.log(root, await measureDrag(bench, root))
      return 0
    }
    if (options.soak !== undefined) {
      await soak(bench, Number(options.soak))
      return 0
    }
    const chosen = CASES.filter((one) =>
      options.quick ? one.quick : one.name.includes(options.only ?? ''),
    )
    const rounds = options.quick ? QUICK.rounds : Number(options.rounds)
    const comparisons = await runAll(chosen, rounds, bench, log)
    const results: Results = {
      date: new Date().toISOString().slice(0, 10),
      command: `npm run bench${process.argv.slice(2).length > 0 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`,
      machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, no GPU (Xvfb)`,
      rounds,
      seconds: times.seconds,
      comparisons,
    }
    if (options.quick) console.log(JSON.stringify(quickRatios(results)))
    else if (options.only === undefined) await writeDocs(results)
    return 0
  })
})

/** Each round runs both programs once, so that a drift of the machine's speed affects both. */
async function runAll(
  chosen: readonly Case[],
  rounds: number,
  bench: Bench,
  log: (text: string) => void,
): Promise<Comparison[]> {
  const comparisons: Comparison[] = []
  for (const one of chosen) {
    const measures = { camwall: [], imshow: [] } as Parameters<typeof compare>[1]
    const decodable: number[] = []
    for (let round = 0; round < rounds; round++) {
      if (one.quality > 0) decodable.push(await decodeOnly(one, bench.python))
      for (const program of PROGRAMS) measures[program].push(await measure(program, one, bench))
    }
    const comparison = compare(one, measures, decodable)
    comparisons.push(comparison)
    log(rowOf(comparison))
  }
  return comparisons
}

function caseSide(one: Case, bench: Bench) {
  return { name: one.name, measure: () => measure('camwall', one, bench) }
}

/** How many pictures of a case all cores can decode in a second when they do nothing else. */
async function decodeOnly({ width, height, quality }: Case, python: string): Promise<number> {
  const script = join(import.meta.dirname, 'peers', 'decode.py')
  const run = await capture(python, [
    script,
    ...[width, height, quality, DECODE_SECONDS].map(String),
  ])
  if (!run.ok) throw new Error(`decode.py failed: ${run.stderr}`)
  return Number(run.stdout)
}

function quickRatios({ comparisons }: Results): object {
  return {
    ratios: Object.fromEntries(
      comparisons.map(({ name, decodeOnly, share, camwall, imshow, ratios }) => [
        name,
        {
          ...ratios,
          decodeOnly: decodeOnly?.median,
          share,
          painted: [camwall.painted.median, imshow.painted.median].map(Math.round),
        },
      ]),
    ),
  }
}

async function writeDocs(results: Results): Promise<void> {
  const docs = join(repoRoot, 'docs')
  await writeFile(join(docs, 'performance.json'), `${JSON.stringify(results, undefined, 2)}\n`)
  await writeFile(join(docs, 'images', 'performance.svg'), drawChart(results))
  await writePage(join(docs, 'performance.md'), results)
}
