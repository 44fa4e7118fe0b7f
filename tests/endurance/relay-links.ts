/**
 * `npm run relay-links -- --seconds 60`, as root on Linux: two sites, a relay and a wall, each in a network namespace, on links of
 * 20 ms. Four cameras of 10 kB at 5 frames a second are watched. How old they are; the same with 1 % of all packets lost; and how long
 * they take to come back when a link was cut for 30 s.
 */
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { isRoot } from '../../scripts/machine.ts'
import { buildHub } from '../../scripts/packing/hub.ts'
import { ensurePython, interopPython } from '../../scripts/python.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { withFolder } from './folder.ts'
import { Link, openNamespace } from './links.ts'

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const SECONDS = Number(options.seconds)
const FPS = 5
const CUT_S = 30
const SETTLE_MS = 8000
/** The program wakes up so often to see how late it is. */
const WAKE_EVERY_MS = 5
/** One way, of each of the two links from a site to the wall. */
const DELAY_MS = 20
const BOUNDS = {
  /** Of two links, and what programs and a busy computer take. */
  ageMs: 2 * DELAY_MS + 100,
  /** A lost packet is sent again after at least 200 ms, and waits on each of the two links. */
  ageWithLossMs: 2000,
  backMs: 3000,
} as const
const SITES = ['north', 'south'] as const
const WATCHED = SITES.flatMap((site) => [`${site}/Camera 0`, `${site}/Camera 1`])

interface Shown {
  readonly camera: string
  readonly age: number
}

await runScript(async () => {
  if (!isRoot() || process.platform !== 'linux')
    throw new SetUpError('Network namespaces need root on Linux.')
  const python = await ensurePython(interopPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  process.env['CAMWALL_PYTHON'] = python.path
  await buildHub()
  return withFolder(async (folder) => {
    const closing: (() => unknown)[] = []
    try {
      const result = await measure(folder, closing)
      console.log(JSON.stringify(result, undefined, 2))
      return result.isGood ? 0 : 1
    } finally {
      for (const close of closing.reverse()) await close()
    }
  })
})

async function measure(folder: string, closing: (() => unknown)[]) {
  const relay = await openNamespace('r', closing)
  const wall = await openNamespace('w', closing)
  const sites = await Promise.all(SITES.map((_site, index) => openNamespace(`s${index}`, closing)))
  const links = await Promise.all(
    [...sites, wall].map((end, index) => Link.open([relay, end], `10.77.${index + 1}`, closing)),
  )
  for (const link of links) link.set({ delayMs: DELAY_MS })
  await startNodeProgram(
    'relay',
    {
      flags: ['--sites', 'tcp://*:5557', '--walls', 'tcp://*:5558', '--user-data-dir', folder],
      namespace: relay,
    },
    closing,
  )
  for (const [index, site] of SITES.entries())
    await openSite(folder, { site, namespace: sites[index], link: links[index] }, closing)
  const [linkOfNorth, , linkOfWall] = links
  const address = `tcp://${linkOfWall?.addresses[0] ?? ''}:5558`
  const script = join(import.meta.dirname, 'link-wall.ts')
  const { PythonProgram } = await import('../support/python.ts')
  const shown = new PythonProgram<Shown>(script, [address, ...WATCHED], {
    namespace: wall,
    interpreter: [process.execPath, '--import', 'tsx'],
  })
  closing.push(() => shown.kill())
  await shown.until((lines) => new Set(lines.map(({ camera }) => camera)).size === WATCHED.length)

  /** The age of all, the frames a second of the slowest camera, and how late this program was, which does nothing meanwhile. */
  const stretch = async () => {
    await sleep(SETTLE_MS)
    const from = shown.lines.length
    const late = monitorEventLoopDelay({ resolution: WAKE_EVERY_MS })
    late.enable()
    await sleep(1000 * SECONDS)
    late.disable()
    const lines = shown.lines.slice(from)
    const ages = lines.map(({ age }) => age).toSorted((a, b) => a - b)
    const counts = WATCHED.map((name) => lines.filter(({ camera }) => camera === name).length)
    return {
      p50: ages[Math.floor(ages.length / 2)] ?? Infinity,
      p99: ages[Math.floor(0.99 * ages.length)] ?? Infinity,
      max: ages.at(-1) ?? Infinity,
      slowestFps: Math.min(...counts) / SECONDS,
      computerLateMs: { p99: late.percentile(99) / 1e6, max: late.max / 1e6 },
    }
  }
  /** Milliseconds from the end of the cut until each of the cameras is there again; `Infinity` if one does not come back. */
  const backAfter = async (link: Link | undefined, names: readonly string[]) => {
    link?.cut()
    await sleep(1000 * CUT_S)
    const [from, begin] = [shown.lines.length, performance.now()]
    link?.mend()
    const areBack = shown.until((lines) => {
      const back = new Set(lines.slice(from).map(({ camera }) => camera))
      return names.every((name) => back.has(name))
    })
    await Promise.race([areBack, sleep(60_000)])
    const isStuck = names.some(
      (name) => !shown.lines.slice(from).some(({ camera }) => camera === name),
    )
    return isStuck ? Infinity : Math.round(performance.now() - begin)
  }

  const delayed = await stretch()
  for (const link of links) link.set({ delayMs: DELAY_MS, loss: 0.01 })
  const lossy = await stretch()
  for (const link of links) link.set({ delayMs: DELAY_MS })
  await sleep(SETTLE_MS)
  const siteBackMs = await backAfter(linkOfNorth, WATCHED.slice(0, 2))
  await sleep(SETTLE_MS)
  const wallBackMs = await backAfter(linkOfWall, WATCHED)
  const afterwards = await stretch()
  const isGood =
    delayed.p99 < BOUNDS.ageMs &&
    lossy.p99 < BOUNDS.ageWithLossMs &&
    Math.max(siteBackMs, wallBackMs) < BOUNDS.backMs &&
    afterwards.p99 < BOUNDS.ageMs
  return { isGood, delayed, lossy, siteBackMs, wallBackMs, afterwards }
}

interface Site {
  readonly site: string
  readonly namespace: string | undefined
  readonly link: Link | undefined
}

/** A hub with three cameras, of which two are watched. */
async function openSite(
  folder: string,
  { site, namespace = '', link }: Site,
  closing: (() => unknown)[],
): Promise<void> {
  const { PythonProgram } = await import('../support/python.ts')
  const listen = 'tcp://127.0.0.1:5555'
  const publish = `tcp://${link?.addresses[0] ?? ''}:5557`
  await startNodeProgram(
    'hub',
    {
      flags: [
        ...['--listen', listen, '--publish-to', publish, '--publish-prefix', `${site}/`],
        ...['--user-data-dir', join(folder, site)],
      ],
      namespace,
    },
    closing,
  )
  const names = Array.from({ length: 3 }, (_, index) => `Camera ${index}`)
  const script = join(import.meta.dirname, 'link_senders.py')
  const senders = new PythonProgram<string>(script, [listen, String(FPS), ...names], {
    parse: (line) => line,
    namespace,
  })
  closing.push(() => senders.kill())
}
