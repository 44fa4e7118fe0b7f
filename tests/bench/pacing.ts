/**
 * Measures a layout's rate with 64 imagezmq senders, counted at the senders: all at the full rate, then one of them selected and
 * the others at five frames a second, then another one selected.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import type { PythonProgram, SentFrame } from '../support/python.ts'
import type { Bench } from './measure.ts'
import { cpuSeconds } from './processes.ts'
import { spread, type Spread } from './statistics.ts'

const CAMERAS = 64
const FULL_FPS = 30
const PACED_FPS = 5
/** Time in which all rates follow a change. */
const CHANGE_MS = 1000

interface Rates {
  /** Frames a second of the selected camera, and of the others. */
  readonly selected: number | undefined
  readonly others: Spread
  /** CPU time of Camwall and of the display server, in percent of one core. */
  readonly cpu: number
}

export interface Pacing {
  readonly full: Rates
  readonly paced: Rates
  readonly afterChange: Rates
}

export function measurePacing(bench: Bench): Promise<Pacing> {
  return withFolder((folder) => measureIn(folder, bench))
}

async function measureIn(folder: string, { electron, env, display, times }: Bench) {
  // It reads the path of Python when it is loaded.
  const { startSenders } = await import('../support/python.ts')
  const address = `tcp://127.0.0.1:${await freePort()}`
  const flags = ['--user-data-dir', join(folder, 'data'), '--fullscreen', '--listen', address]
  const app = await launchCamwall({ program: electron, env, flags })
  const names = Array.from({ length: CAMERAS }, (_, index) => `camera ${index}`)
  const senders = startSenders(
    names.map((name) => ({
      ...{ name, address, mode: 'req-rep', kind: 'jpg', fps: FULL_FPS },
      ...{ colour: [200, 120, 40], width: 160, height: 120 },
    })),
  )
  try {
    const page = await app.firstWindow()
    for (const name of names) await tile(page, name).waitFor()
    const family = [app.process().pid ?? 0, display]
    const rates = async (selected?: string): Promise<Rates> => {
      await sleep(CHANGE_MS)
      const cpuBefore = await cpuSeconds(family)
      const fps = await watch(senders, names, times.seconds)
      return {
        selected: selected === undefined ? undefined : fps.get(selected),
        others: spread(names.filter((name) => name !== selected).map((name) => fps.get(name) ?? 0)),
        cpu: (100 * ((await cpuSeconds(family)) - cpuBefore)) / times.seconds,
      }
    }
    const select = async (name: string): Promise<Rates> => {
      await tile(page, name).click()
      return rates(name)
    }
    const full = await rates()
    await page.keyboard.press('Control+l')
    await page.getByRole('radio', { name: `${PACED_FPS} fps` }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    return { full, paced: await select('camera 20'), afterChange: await select('camera 43') }
  } finally {
    await senders.kill()
    await app.close()
  }
}

/** Frames a second that each camera sends. */
async function watch(
  senders: PythonProgram<SentFrame>,
  names: readonly string[],
  seconds: number,
): Promise<ReadonlyMap<string, number>> {
  const before = senders.lines.length
  const start = performance.now()
  await sleep(1000 * seconds)
  const sent = senders.lines.slice(before)
  const took = (performance.now() - start) / 1000
  return new Map(
    names.map((name) => [name, sent.filter((line) => line.name === name).length / took]),
  )
}

function tile(page: Page, camera: string) {
  return page.locator(`[data-camera=${JSON.stringify(camera)}]`)
}
