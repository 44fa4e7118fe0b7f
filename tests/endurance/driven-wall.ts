/** Camwall in a real window, with methods that disturb it. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ElectronApplication } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import type { Answer } from '../../src-main/contract/bridge.ts'
import type { Mode } from '../../src-main/contract/mode.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { readScreenshot } from '../support/screenshot.ts'

/** Time limit until a killed page is reloaded and every camera has sent. */
const SHOWS_WITHIN_MS = 30_000

/** As text, because a function that is sent to another process cannot use helpers of this file. */
const ADD_READER = `(() => {
  globalThis.reader = {
    read: 0,
    capacity: Infinity,
    isIdle: true,
    demand: () => Infinity,
    take: () => { reader.read += 1 },
    stop: () => Promise.resolve(),
  }
  camwallForTests.camwall.feed.add(reader)
})()`

export interface WallPlace {
  readonly electron: string
  readonly env: NodeJS.ProcessEnv
  /** The folder for settings and report; it outlives the wall. */
  readonly folder: string
}

export class DrivenWall {
  /** Since when the hub has answered senders; `undefined` in PUB/SUB. */
  listeningSince: number | undefined = performance.now()
  readonly #app: ElectronApplication
  readonly #folder: string
  #isClosed = false

  private constructor(app: ElectronApplication, folder: string) {
    this.#app = app
    this.#folder = folder
  }

  /** @param extraFlags - flags in addition to those for the settings and the report */
  static async open(
    { electron, env, folder }: WallPlace,
    extraFlags: readonly string[],
  ): Promise<DrivenWall> {
    const places = [
      '--user-data-dir',
      join(folder, 'data'),
      '--report',
      join(folder, 'report.json'),
    ]
    const flags = [...places, ...extraFlags]
    const app = await launchCamwall({ program: electron, env, flags })
    await app.firstWindow()
    return new DrivenWall(app, folder)
  }

  get pid(): number {
    const { pid } = this.#app.process()
    if (pid === undefined) throw new Error('Camwall could not be started.')
    return pid
  }

  async switchMode(milliseconds: number): Promise<void> {
    this.listeningSince = undefined
    await this.#changeMode('pub-sub')
    await sleep(milliseconds)
    await this.#changeMode('req-rep')
    this.listeningSince = performance.now()
  }

  async hide(milliseconds: number): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await sleep(milliseconds)
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  }

  async removeSilent(): Promise<void> {
    await this.#app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('remove-silent')?.click()
    })
  }

  /** Adds a frame consumer that takes every frame and is always ready. */
  async addReader(): Promise<void> {
    await this.#app.evaluate(ADD_READER)
  }

  /** The number of frames that it took. */
  framesRead(): Promise<number> {
    return this.#app.evaluate<number>('reader.read')
  }

  /** Kills the page. Resolves when Camwall has detected it; a request to a dying page would never be answered. */
  async killPage(): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      const pid = page?.getOSProcessId() ?? 0
      if (page === undefined || pid === 0) return undefined // It is still starting.
      const gone = new Promise<void>((resolve) => {
        page.once('render-process-gone', () => resolve())
      })
      process.kill(pid, 'SIGKILL')
      return gone
    })
  }

  async killGpu(): Promise<void> {
    const pid = await this.#app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
    )
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }

  /** Resolves when all of these cameras are live on the wall. */
  async shows(names: readonly string[]): Promise<void> {
    const end = performance.now() + SHOWS_WITHIN_MS
    const read = `[...document.querySelectorAll('[data-camera][data-state="live"]')].map((tile) => tile.dataset.camera)`
    for (;;) {
      const live = (await this.#inPage(read)) as string[]
      const missing = names.filter((name) => !live.includes(name))
      if (missing.length === 0) return
      if (performance.now() > end) throw new Error(`Not on the wall: ${missing.join(', ')}.`)
      await sleep(100)
    }
  }

  /** The pictures that each camera has sent. */
  async received(): Promise<ReadonlyMap<string, number>> {
    const counts = await this.#app.evaluate(() =>
      globalThis.camwallForTests.camwall.cameras.map(
        ({ name, received }) => [name, received] as const,
      ),
    )
    return new Map(counts)
  }

  /** Frames that were painted since it started. */
  painted(): Promise<number> {
    return this.#app.evaluate(
      () => globalThis.camwallForTests.camwall.feed.cameras.totals().painted,
    )
  }

  /** Why nothing is recorded; an empty text while it is. */
  recordingFailure(): Promise<string> {
    return this.#app.evaluate<string>(
      'camwallForTests.camwall.publisher.published.topics.recording.failure ?? ""',
    )
  }

  /** The cameras that have a tile. */
  async tiles(): Promise<readonly string[]> {
    const read = `[...document.querySelectorAll('[data-camera]')].map((tile) => tile.dataset.camera)`
    return (await this.#inPage(read)) as string[]
  }

  async close(): Promise<Report> {
    const closed = this.#app.waitForEvent('close')
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    this.#isClosed = true
    const report = await readFile(join(this.#folder, 'report.json'), 'utf8')
    return JSON.parse(report) as Report
  }

  /** Kills Camwall at once, like a crash; does nothing if it is closed. */
  async kill(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    const child = this.#app.process()
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /**
   * The colour (red, green, blue) of each named tile, at a quarter of its width and height. Reads them when no tile moves,
   * because positions and pixels are read one after the other, and a change is visible in the refresh after next.
   */
  async colours(): Promise<ReadonlyMap<string, readonly number[]>> {
    for (;;) {
      const places = await this.#places()
      const png = await this.#app.evaluate(async ({ BrowserWindow }) => {
        const picture = await BrowserWindow.getAllWindows()[0]?.capturePage()
        return picture?.toPNG().toString('base64') ?? ''
      })
      const shot = readScreenshot(Buffer.from(png, 'base64'))
      if (isDeepStrictEqual(places, await this.#places()))
        return new Map(places.map(({ camera, x, y }) => [camera, shot.at(x, y)]))
    }
  }

  async #changeMode(mode: Mode): Promise<void> {
    const patch = JSON.stringify({ mode })
    const answer = await this.#inPage(`window.camwall.request('settings:change', 'hub', ${patch})`)
    if ('why' in (answer as Answer))
      throw new Error(`The mode was not changed: ${JSON.stringify(answer)}`)
  }

  async #places() {
    const read = `new Promise((resolve) => {
      const places = [...document.querySelectorAll('[data-camera]:not([data-label-hidden])')].map((tile) => {
        const { x, y, width, height } = tile.getBoundingClientRect()
        return { camera: tile.dataset.camera, x: x + width / 4, y: y + height / 4 }
      })
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(places)))
    })`
    return (await this.#inPage(read)) as { camera: string; x: number; y: number }[]
  }

  /** Evaluates in the page through the main process, because Playwright loses a killed page. Retries while one loads. */
  async #inPage(code: string): Promise<unknown> {
    for (;;) {
      const answer = await this.#app.evaluate(async ({ BrowserWindow }, code) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents
        if (page === undefined || page.isCrashed() || page.isLoading()) return undefined
        const value: unknown = await page.executeJavaScript(code).catch(() => undefined)
        return { value }
      }, code)
      if (answer?.value !== undefined) return answer.value
      await sleep(50)
    }
  }
}
