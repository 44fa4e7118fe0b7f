/** The wall of a soak: Camwall in a real window, and what is done to it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronArguments, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import type { Report } from '../../src-main/report/report.ts'

/** Until a page that was killed is back, and every camera has sent. */
const SHOWS_WITHIN_MS = 30_000

export class SoakedWall {
  /** Since when senders can be answered; `undefined` while it is in PUB/SUB. */
  listeningSince: number | undefined = performance.now()
  readonly #app: ElectronApplication
  readonly #folder: string
  #isClosed = false

  private constructor(app: ElectronApplication, folder: string) {
    this.#app = app
    this.#folder = folder
  }

  static async open(electron: string, env: NodeJS.ProcessEnv, listen: string): Promise<SoakedWall> {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-soak-'))
    const places = [
      '--user-data-dir',
      join(folder, 'data'),
      '--report',
      join(folder, 'report.json'),
    ]
    const flags = [...places, '--listen', listen]
    const app = await _electron.launch({
      executablePath: electron,
      cwd: repoRoot,
      args: [...electronArguments('.', flags, isRoot())],
      env: Object.fromEntries(
        Object.entries(electronEnvironment(env)).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
    })
    await app.firstWindow()
    return new SoakedWall(app, folder)
  }

  get pid(): number {
    const { pid } = this.#app.process()
    if (pid === undefined) throw new Error('Camwall could not be started.')
    return pid
  }

  async switchMode(milliseconds: number): Promise<void> {
    this.listeningSince = undefined
    await this.#inPage("window.camwall.changeSettings({ mode: 'pub-sub' })")
    await sleep(milliseconds)
    await this.#inPage("window.camwall.changeSettings({ mode: 'req-rep' })")
    this.listeningSince = performance.now()
  }

  async hide(milliseconds: number): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await sleep(milliseconds)
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  }

  killPage(): Promise<void> {
    return this.#killProcess('Tab')
  }

  killGpu(): Promise<void> {
    return this.#killProcess('GPU')
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

  async close(): Promise<Report> {
    const closed = this.#app.waitForEvent('close')
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    this.#isClosed = true
    const report = await readFile(join(this.#folder, 'report.json'), 'utf8')
    await rm(this.#folder, { recursive: true, force: true })
    return JSON.parse(report) as Report
  }

  /** Whether or not it was closed. */
  async kill(): Promise<void> {
    if (!this.#isClosed) await this.#app.close()
  }

  async #killProcess(type: 'Tab' | 'GPU'): Promise<void> {
    const pid = await this.#app.evaluate(
      ({ app }, type) => app.getAppMetrics().find((one) => one.type === type)?.pid,
      type,
    )
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }

  /** By the main process: Playwright lets go of a page that was killed. While one loads it is asked again. */
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
