/** Measures 100,000 events: the store alone, after `kill -9` and on a full disk, and the page that lists them. */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { isRoot } from '../../scripts/machine.ts'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import type { EventsTask, TaskResults } from './events-store.ts'
import type { Bench } from './measure.ts'
import { spread, type Spread } from './statistics.ts'

const ROUNDS = 9
const ADDED_BEFORE_KILL = 20_000
/** A person opens the list when the wall is there: by then Camwall has opened the database. */
const SETTLE_MS = 4000
/** Of the file system that is filled up. */
const SMALL_DISK_MB = 24

/** Milliseconds, unless a name says otherwise. */
export interface EventsCost {
  readonly store: TaskResults['fill']
  readonly killed: { readonly said: number } & TaskResults['check']
  /** Or why it was not measured. */
  readonly fullDisk: TaskResults['full'] | string
  readonly page: PageTimes
}

interface PageTimes {
  /** From the key to the first row that is painted. */
  readonly firstPaint: Spread
  /** From the typed letter to the rows that match. */
  readonly search: Spread
  /** From the end of the list that is loaded to further rows. */
  readonly scroll: Spread
  /** Rows in the page at a time. */
  readonly mostRows: number
}

export function measureEvents(bench: Bench): Promise<EventsCost> {
  return withFolder(async (folder) => {
    const data = join(folder, 'data')
    await mkdir(data)
    const path = join(data, 'events.sqlite')
    const store = await run(bench, 'fill', path)
    const killed = await measureKill(bench, join(folder, 'killed.sqlite'))
    const fullDisk = await measureFullDisk(bench, join(folder, 'disk'))
    return { store, killed, fullDisk, page: await measurePage(bench, data) }
  })
}

/** Runs a task with Electron's Node, which has the database. */
async function run<Task extends EventsTask>(
  { electron, env }: Bench,
  task: Task,
  path: string,
): Promise<TaskResults[Task]> {
  const script = join(import.meta.dirname, 'events-store.ts')
  const asNode = { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' }
  const { stdout } = await promisify(execFile)(electron, [script, task, path], { env: asNode })
  return JSON.parse(stdout) as TaskResults[Task]
}

async function measureKill(bench: Bench, path: string): Promise<EventsCost['killed']> {
  const script = join(import.meta.dirname, '../support/add-events.ts')
  const env = { ...process.env, ...bench.env, ELECTRON_RUN_AS_NODE: '1' }
  const child = fork(script, [path], { execPath: bench.electron, execArgv: [], env })
  let said = 0
  child.on('message', (count: number) => (said = count))
  while (said < ADDED_BEFORE_KILL) await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'close')
  return { said, ...(await run(bench, 'check', path)) }
}

/** On a file system of its own: nothing else may run out of space. */
async function measureFullDisk(bench: Bench, folder: string): Promise<EventsCost['fullDisk']> {
  if (!isRoot()) return 'only root may mount a file system'
  await mkdir(folder)
  const size = `size=${SMALL_DISK_MB}m`
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder])
  } catch (error) {
    return `a file system cannot be mounted here: ${String(error)}`
  }
  try {
    return await run(bench, 'full', join(folder, 'events.sqlite'))
  } finally {
    await promisify(execFile)('umount', [folder])
  }
}

async function measurePage({ electron, env }: Bench, data: string): Promise<PageTimes> {
  const listen = `tcp://127.0.0.1:${await freePort()}`
  const flags = ['--user-data-dir', data, '--listen', listen]
  const app = await launchCamwall({ program: electron, env, flags })
  try {
    const page = await app.firstWindow()
    await page.locator('[data-hub]').waitFor()
    await page.evaluate(WATCH)
    await sleep(SETTLE_MS)
    const firstPaints: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      firstPaints.push(await afterKey(page, 'Control+Shift+e', `rows().length > 0`))
      if (round < ROUNDS - 1) await afterKey(page, 'Control+Shift+e', `rows().length === 0`)
    }
    const searches: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const found = `rows().length > 0 && rows().every((row) => row.includes('number ${round}777'))`
      searches.push(await timed(page, `act.type('number ${round}777')`, found))
    }
    await timed(page, `act.type('')`, `count() === 200`)
    const scrolls: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      scrolls.push(await timed(page, 'act.scroll()', `count() === ${200 * (round + 2)}`))
    const mostRows = await page.evaluate<number>('rows().length')
    return {
      firstPaint: spread(firstPaints),
      search: spread(searches),
      scroll: spread(scrolls),
      mostRows,
    }
  } finally {
    await app.close()
  }
}

/** Milliseconds from an act until its result is painted. */
function timed(page: Page, act: string, isDone: string): Promise<number> {
  return page.evaluate<number>(`timed(() => ${act}, () => ${isDone})`)
}

/** The same, from a key on. */
async function afterKey(page: Page, key: string, isDone: string): Promise<number> {
  const pressed = `new Promise((begin) => addEventListener('keydown', begin, { once: true, capture: true }))`
  await page.evaluate(`void (result = ${pressed}.then(() => timed(() => {}, () => ${isDone})))`)
  await page.keyboard.press(key)
  return page.evaluate<number>('result')
}

/** In the page: what Playwright does from outside takes longer than what is measured. */
const WATCH = `
globalThis.result = undefined
globalThis.rows = () => [...document.querySelectorAll('[data-event]')].map((row) => row.textContent)
globalThis.count = () => Number(document.querySelector('[data-event]')?.ariaSetSize ?? 0)
globalThis.act = {
  type: (text) => {
    const field = document.querySelector('.events-bar input')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  },
  scroll: () => document.querySelector('.event-list').scrollTo({ top: 1e9 }),
}
globalThis.timed = (act, isDone) => new Promise((resolve) => {
  const began = performance.now()
  act()
  const look = () => {
    if (!isDone()) requestAnimationFrame(look)
    else requestAnimationFrame(() => resolve(performance.now() - began))
  }
  look()
})`
