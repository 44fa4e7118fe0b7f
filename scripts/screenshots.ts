/**
 * `npm run screenshots`: takes the guide's screenshots of the real app, into docs/images. `npm run screenshots alarms` takes only
 * those of one run of the app; the keys of the runs are the names. `npm run screenshots -- --every FOLDER` takes every screen, in
 * three sizes, in light and in dark: to look at them before a release.
 */
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.ts'
import { withDisplay } from './display.ts'
import { ensureElectron } from './electron.ts'
import { ensureLinuxLibraries } from './linux-libraries.ts'
import { GUIDE_RUNS } from './screenshots/guide-runs.ts'
import { PANEL_RUNS } from './screenshots/panel-runs.ts'
import { carryOut, type Runs, type Studio } from './screenshots/run.ts'
import { shootForGuide, shootIn } from './screenshots/shoot.ts'
import { WALL_RUNS } from './screenshots/wall-runs.ts'
import { runScript, SetUpError } from './set-up-error.ts'

/** Of the virtual display: windows are never as large as the screen. */
const SCREEN = '2400x1350'

interface Order {
  readonly runs: Runs
  readonly studio: Pick<Studio, 'shoot' | 'settings'>
}

async function orderFor(every: string | undefined): Promise<Order> {
  if (every === undefined)
    return {
      runs: GUIDE_RUNS,
      studio: { shoot: shootForGuide, settings: { appearance: { theme: 'dark' } } },
    }
  const folder = resolve(every)
  await mkdir(folder, { recursive: true })
  return {
    runs: { ...GUIDE_RUNS, ...WALL_RUNS, ...PANEL_RUNS },
    studio: { shoot: shootIn(folder), settings: { appearance: { theme: 'system' } } },
  }
}

await runScript(async () => {
  const { values, positionals: names } = parseArgs({
    allowPositionals: true,
    options: { every: { type: 'string' } },
  })
  const { runs, studio } = await orderFor(values.every)
  const unknown = names.filter((name) => !Object.hasOwn(runs, name))
  if (unknown.length > 0)
    throw new SetUpError(`There is no ${unknown.join(', ')}, but ${Object.keys(runs).join(', ')}.`)
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  process.env['CAMWALL_SCREEN'] ??= SCREEN
  return withDisplay(async (display) => {
    let failed = 0
    for (const [name, run] of Object.entries(runs)) {
      if (names.length > 0 && !names.includes(name)) continue
      try {
        await carryOut({ electron, display, ...studio }, run)
      } catch (error) {
        failed += 1
        console.error(`${name}:`, error)
      }
    }
    return failed === 0 ? 0 : 1
  })
})
