/** The wall on which the tests of docs/guide.md do what it describes. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { clickMenu, expect, type Wall } from './camwall.ts'
import { withSharedWall } from './shared-wall.ts'
import { tiles } from './tiles.ts'

declare const window: {
  readonly camwall: CamwallBridge
  readonly pointed: string[]
}

const NAMES = ['Barn', 'Gate', 'Yard'] as const
/** Two settings that differ from those of the wall. */
const IMPORTED = {
  version: SETTINGS_VERSION,
  hub: { maxFps: 24 },
  health: { lateSeconds: 9 },
}

/** Call it in each file: what it returns ends its Camwall with the tests of that file. */
export const guideTest = () =>
  withSharedWall(
    async (stage) => {
      const wall = await stage.start()
      const send = (...names: readonly string[]) =>
        stage.senders(
          names.map((name) => ({
            ...{ name, kind: 'bgr', mode: 'req-rep', address: wall.address, fps: 2 },
            ...{ colour: [60, 120, 180], width: 160, height: 120 },
          })),
        )
      send(...NAMES)
      const exported = join(stage.folder, 'exported.json')
      const imported = join(stage.folder, 'imported.json')
      await writeFile(imported, JSON.stringify(IMPORTED))
      // What the desktop shows would wait for a person.
      await wall.app.evaluate(
        ({ dialog, Menu, Notification }, [filePath, chosen]) => {
          Menu.prototype.popup = function (options) {
            Object.assign(globalThis, { poppedUp: this.items.map(({ id }) => id) })
            options?.callback?.()
          }
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
          Notification.prototype.show = () => undefined
        },
        [exported, imported] as const,
      )
      return { ...wall, send, exported }
    },
    async (wall) => {
      const { app, page } = wall
      await app.evaluate(({ BrowserWindow }) => {
        const [, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)
        for (const other of others) other.close()
      })
      await page.evaluate(putBack)
      await clickMenu(wall, 'remove-silent')
      await expect(tiles(page)).toHaveCount(NAMES.length)
      await page.evaluate(watchPointer)
    },
  )

/** Runs in the page: a new layout of all cameras, in place of all others. */
async function putBack(): Promise<void> {
  const [opened, made] = [
    await window.camwall.request('wall:open'),
    await window.camwall.request('layouts:make', 'New', { by: 'all' }),
  ]
  if ('why' in opened) throw new Error(opened.why.key)
  if ('why' in made) throw new Error(made.why.key)
  await window.camwall.request('layouts:show', made.result)
  for (const { id } of opened.result.topics.layouts)
    await window.camwall.request('layouts:delete', id)
  await window.camwall.request('layouts:rename', made.result, 'Wall')
}

/** Runs in the page. Chromium also reports a move when something else comes to lie under the pointer, which is nobody's. */
function watchPointer(): void {
  const pointed: string[] = []
  const see = ({ type, buttons, movementX, movementY }: PointerEvent) => {
    if (type === 'pointerdown') pointed.push(type)
    else if (movementX !== 0 || movementY !== 0) pointed.push(buttons === 0 ? 'move' : 'drag')
  }
  for (const type of ['pointerdown', 'pointermove'] as const) document.addEventListener(type, see)
  Object.assign(window, { pointed })
}

/** The ids of the items of the menu that was opened last. */
export function poppedUp({ app }: Wall): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { poppedUp?: readonly string[] }).poppedUp ?? [])
}

export const panel = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

/** By a click. */
export function choose(part: Locator, choice: string): Promise<void> {
  return part.getByRole('radio', { name: choice, exact: true }).click({ force: true })
}
