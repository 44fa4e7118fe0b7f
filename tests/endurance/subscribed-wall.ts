/** A wall of Camwall in Electron that receives what a hub publishes. */
import type { ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { family } from '../bench/processes.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import type { WallPlace } from './driven-wall.ts'

/** Frames of each camera. */
export type Counts = ReadonlyMap<string, number>

export class SubscribedWall {
  readonly name: string
  readonly #app: ElectronApplication
  readonly #process: ChildProcess

  private constructor(name: string, app: ElectronApplication) {
    this.name = name
    this.#app = app
    this.#process = app.process()
  }

  static async open(
    { electron, env, folder }: WallPlace,
    name: string,
    connect: string,
    closing: (() => unknown)[],
  ): Promise<SubscribedWall> {
    const data = join(folder, name)
    await mkdir(data)
    const flags = ['--user-data-dir', data, '--mode', 'pub-sub', '--connect', connect]
    const app = await launchCamwall({ program: electron, env, flags })
    const wall = new SubscribedWall(name, app)
    closing.push(() => wall.signal('SIGKILL'))
    await app.firstWindow()
    return wall
  }

  async shows(names: readonly string[]): Promise<void> {
    const page = await this.#app.firstWindow()
    for (const name of names)
      await page.locator(`[data-camera="${name}"][data-state="live"]`).waitFor()
  }

  async showSolo(name: string): Promise<void> {
    const page = await this.#app.firstWindow()
    await page.locator(`[data-camera="${name}"]`).dblclick()
  }

  /** Also the frames that it did not draw again because they are the same. */
  async painted(): Promise<Counts> {
    return new Map(
      await this.#app.evaluate(() =>
        globalThis.camwallForTests.camwall.cameras.map(
          ({ name, painted, unchanged }) => [name, painted + unchanged] as const,
        ),
      ),
    )
  }

  bytesOf(name: string): Promise<number> {
    return this.#app.evaluate((_electron, camera) => {
      const { cameras } = globalThis.camwallForTests.camwall
      return cameras.find((one) => one.name === camera)?.bytes ?? 0
    }, name)
  }

  live(): Promise<number> {
    return this.#app.evaluate(() => {
      const { cameras } = globalThis.camwallForTests.camwall
      return cameras.filter(({ state }) => state === 'live').length
    })
  }

  /** The cameras are measured from their next frame on. */
  async measureAnew(): Promise<void> {
    await this.#app.evaluate(() => {
      const { feed, cameras } = globalThis.camwallForTests.camwall
      for (const { name } of cameras) feed.forget(name)
    })
  }

  /** From the sender's call to the painted tile, of 99 % of the frames, in milliseconds. */
  async age(): Promise<number> {
    const latency = await this.#app.evaluate(
      () => globalThis.camwallForTests.camwall.feed.cameras.latencies().all,
    )
    return latency?.p99 ?? Infinity
  }

  /** To all of its processes. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    for (const member of await family([pid])) process.kill(member, signal)
  }

  close(): Promise<void> {
    return this.#app.close()
  }
}
