/** Several layouts: made, filled, shown and grouped by a person, with real senders; kept over a restart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import '../support/for-tests.ts'
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { topicsOf } from './state.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge; answers: number }

/** Frames a second. */
const demandOf = ({ app }: Wall, camera: string) =>
  app.evaluate((_electron, name) => globalThis.camwallForTests.camwall.feed.demandOf(name), camera)

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Layouts' })
const tab = (page: Page, name: string) => tabs(page).getByRole('button', { name, exact: true })

test('layouts are made, filled by name and by group, shown by key, and kept', async ({ stage }) => {
  const wall = await stage.start()
  const { app, page, address } = wall
  stage.senders(
    ['Barn', 'Gate', 'Yard'].map((name, index) => ({
      ...{ name, kind: 'jpg', mode: 'req-rep', address, fps: 5 },
      colour: [60 + 60 * index, 60, 60],
    })),
  )
  await expect(tiles(page)).toHaveCount(3)
  await expect(tabs(page)).toHaveCount(0)
  const doors = (await namesInOrder(page)).filter((name) => name !== 'Yard')

  // By hand: the panel opens, and typing adds a camera.
  await clickMenu(wall, 'new-layout')
  await page.getByRole('textbox', { name: 'Name' }).fill('Few')
  await page.getByText('By hand').click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('This layout has no cameras')).toBeVisible()
  await page.getByRole('textbox', { name: 'Add cameras by name' }).fill('yar')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => namesInOrder(page)).toEqual(['Yard'])
  await expectColour(page, 'Yard', [0.25, 0.25], [60, 60, 180])
  await expect.poll(() => demandOf(wall, 'Barn')).toBe(0)
  expect(await demandOf(wall, 'Yard')).toBe(Infinity)

  // A live camera is taken off this layout only, and comes back by undo.
  await tile(page, 'Yard').focus()
  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(tiles(page)).toHaveCount(1)
  await page.keyboard.press('Control+Tab')
  await expect(tab(page, 'Wall')).toHaveAttribute('aria-current', 'true')
  await expect(tiles(page)).toHaveCount(3)

  // By group.
  await tile(page, 'Barn').click()
  await tile(page, 'Gate').click({ modifiers: ['Control'] })
  await clickMenu(wall, 'camera-groups')
  await page.getByRole('textbox', { name: 'New group' }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Doors' })).toBeChecked()
  await page.keyboard.press('Escape')
  await clickMenu(wall, 'duplicate-layout')
  await expect(tab(page, 'Wall 2')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: 'Groups' }).check()
  await page.getByRole('checkbox', { name: 'Doors' }).check()
  await page.keyboard.press('Escape')
  await expect.poll(() => namesInOrder(page)).toEqual(doors)

  await clickMenu(wall, 'rename-layout')
  await page.getByRole('textbox', { name: 'Name' }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'Doors')).toBeVisible()

  // Each window shows its own.
  const opening = app.waitForEvent('window')
  await clickMenu(wall, 'open-layout')
  const second = await opening
  await expect.poll(() => namesInOrder(second)).toEqual(doors)
  await tab(second, 'Few').click()
  await expect.poll(() => namesInOrder(second)).toEqual(['Yard'])
  await expect.poll(() => namesInOrder(page)).toEqual(doors)
  const report: Report = await wall.quit()
  expect(report.windows.map(({ layout, tiles: { length } }) => [layout, length])).toEqual([
    ['Doors', 2],
    ['Few', 1],
  ])
  const kept = JSON.parse(
    await readFile(join(stage.folder, 'user-data', 'settings.json'), 'utf8'),
  ) as {
    readonly windows: readonly { readonly layout: string }[]
    readonly layouts: readonly { readonly id: string; readonly name: string }[]
  }
  const shown = kept.windows.map(({ layout }) => kept.layouts.find(({ id }) => id === layout)?.name)
  expect(shown).toEqual(['Doors', 'Few'])
})

declare global {
  /** The menu that is open, and what closes it. */
  var openedMenu: { readonly menu: Electron.Menu; readonly close: () => void } | undefined
}

/** A menu of the system would wait for a person. While one is open, Electron on Linux and Windows only closes that one. */
async function noteMenus({ app }: Wall): Promise<void> {
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function (options) {
      const before = globalThis.openedMenu
      globalThis.openedMenu = undefined
      if (before !== undefined) {
        before.close()
        return
      }
      this.emit('menu-will-show')
      globalThis.openedMenu = { menu: this, close: options?.callback ?? (() => undefined) }
    }
  })
}

/** Runs in the page: more layouts, of which the last one has a template of its own. */
async function makeLayouts(names: readonly string[]): Promise<void> {
  const { camwall } = window
  const places = [[0, 0, 48, 36]] as const
  const template = await camwall.request('templates:save', 'Whole', places)
  for (const name of names) {
    const made = await camwall.request('layouts:make', name, { by: 'hand' })
    if ('why' in made || 'why' in template) throw new Error('Nothing was made.')
    await camwall.request('layouts:show', made.result)
  }
  await camwall.request('layout:change', { kind: 'own', own: places })
  window.answers = 0
}

/** Runs in the page, and counts the answers. */
function openLayoutMenu(): void {
  void window.camwall
    .request('menu:layout', { x: 10, y: 10 })
    .then(() => (window.answers = window.answers + 1))
}

test('a dialog and a menu are about the layout for which they were opened', async ({ stage }) => {
  const wall = await stage.start()
  const { app, page } = wall
  await noteMenus(wall)
  await page.evaluate(makeLayouts, ['Few', 'Yard'])
  const names = async () => (await topicsOf(page)).layouts.map(({ name }) => name)
  const templates = async () => (await topicsOf(page)).templates.map(({ name }) => name)
  const answers = () => page.evaluate(() => window.answers)
  const isMenuOpen = () => app.evaluate(() => globalThis.openedMenu !== undefined)
  const showNext = async (shown: string) => {
    await page.keyboard.press('Control+Tab')
    await expect(tab(page, shown)).toHaveAttribute('aria-current', 'true')
  }
  await expect(tab(page, 'Yard')).toHaveAttribute('aria-current', 'true')

  await test.step('its template is renamed and deleted, also when another layout is shown', async () => {
    await clickMenu(wall, 'rename-template')
    await page.getByRole('textbox', { name: 'Name' }).fill('Single')
    await showNext('Wall')
    await page.keyboard.press('Enter')
    await expect.poll(templates).toEqual(['Single'])
    await page.keyboard.press('Control+Shift+Tab')
    await expect(tab(page, 'Yard')).toHaveAttribute('aria-current', 'true')
    await clickMenu(wall, 'delete-template')
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true })
    await expect(remove).toBeVisible()
    await showNext('Wall')
    await remove.click()
    await expect.poll(templates).toEqual([])
  })

  await test.step('it is renamed and deleted', async () => {
    await clickMenu(wall, 'rename-layout')
    await page.getByRole('textbox', { name: 'Name' }).fill('Hall')
    await showNext('Few')
    await page.keyboard.press('Enter')
    await expect.poll(names).toEqual(['Hall', 'Few', 'Yard'])
    await clickMenu(wall, 'delete-layout')
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true })
    await expect(remove).toBeVisible()
    await showNext('Yard')
    await remove.click()
    await expect.poll(names).toEqual(['Hall', 'Yard'])
  })

  await test.step('the request for its menu is answered when the menu is closed', async () => {
    await page.evaluate(openLayoutMenu)
    await expect.poll(isMenuOpen).toBe(true)
    await topicsOf(page)
    expect(await answers()).toBe(0)
    await app.evaluate(() => {
      globalThis.openedMenu?.close()
      globalThis.openedMenu = undefined
    })
    await expect.poll(answers).toBe(1)
  })

  await test.step('so is the request for one that another menu keeps away', async () => {
    await page.evaluate(openLayoutMenu)
    await expect.poll(isMenuOpen).toBe(true)
    await page.evaluate(openLayoutMenu)
    await expect.poll(answers).toBe(3)
  })

  await test.step('its menu does nothing to another layout that was shown meanwhile', async () => {
    const choose = async (command: string) => {
      await app.evaluate((_electron, id) => {
        globalThis.openedMenu?.menu.getMenuItemById(id)?.click()
      }, command)
      await topicsOf(page)
    }
    await page.evaluate(openLayoutMenu)
    await expect.poll(isMenuOpen).toBe(true)
    await showNext('Hall')
    await choose('rename-layout')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await showNext('Yard')
    await choose('rename-layout')
    await expect(page.getByRole('dialog')).toHaveCount(1)
  })
})
