/** What docs/guide.md describes: once with the keyboard alone, once with single clicks alone. */
import type { Locator, Page } from '@playwright/test'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { clickMenu, expect, needsPython, type Wall } from './camwall.ts'
import { notices, openNotices } from './notices.ts'
import { withSharedWall } from './shared-wall.ts'
import { topicsOf } from './state.ts'
import { namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge; readonly pointed: string[] }

const NAMES = ['Barn', 'Gate', 'Yard'] as const

const test = withSharedWall(
  async (stage) => {
    const wall = await stage.start()
    stage.senders(
      NAMES.map((name) => ({
        ...{ name, kind: 'bgr', mode: 'req-rep', address: wall.address, fps: 5 },
        ...{ colour: [60, 120, 180], width: 160, height: 120 },
      })),
    )
    await wall.app.evaluate(({ Menu }) => {
      // A menu of the system would wait for a person.
      Menu.prototype.popup = function () {
        Object.assign(globalThis, { poppedUp: this.items.map(({ id }) => id) })
      }
    })
    return wall
  },
  async ({ app, page }) => {
    await app.evaluate(({ BrowserWindow }) => {
      const [, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)
      for (const other of others) other.close()
    })
    await page.evaluate(putBack)
    await expect(tiles(page)).toHaveCount(NAMES.length)
    await page.evaluate(watchPointer)
  },
)

/** Runs in the page: the first layout alone, as it is in the beginning. */
async function putBack(): Promise<void> {
  const answer = await window.camwall.request('wall:open')
  if ('why' in answer) throw new Error(answer.why.key)
  const [, ...others] = answer.result.topics.layouts
  for (const { id } of others) await window.camwall.request('layouts:delete', id)
  await window.camwall.request('layout:change', { kind: 'fit', isLocked: false })
}

/** Runs in the page. */
function watchPointer(): void {
  const pointed: string[] = []
  const see = ({ type, buttons }: PointerEvent) =>
    pointed.push(type === 'pointermove' && buttons !== 0 ? 'drag' : type)
  for (const type of ['pointerdown', 'pointermove'] as const) document.addEventListener(type, see)
  Object.assign(window, { pointed })
}

/** The ids of the items of the menu that was opened last. */
function poppedUp({ app }: Wall): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { poppedUp?: readonly string[] }).poppedUp ?? [])
}

const panel = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

/** More controls than any view has. */
const MOST_TABS = 150

/** Presses Tab until the control has the focus, which shows that a keyboard reaches it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${control.toString()}.`)
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** By a click. */
function choose(part: Locator, choice: string): Promise<void> {
  return part.getByRole('radio', { name: choice, exact: true }).click({ force: true })
}

/** Arrow keys lead from the chosen radio button of a group to the others. */
async function chooseByKeys(page: Page, group: string, choice: string): Promise<void> {
  const radios = page.getByRole('group', { name: group, exact: true }).getByRole('radio')
  await tabTo(page, radios.and(page.locator(':checked')))
  const wanted = page
    .getByRole('group', { name: group, exact: true })
    .getByRole('radio', { name: choice, exact: true })
  for (let presses = 0; presses < (await radios.count()); presses++) {
    if (await wanted.isChecked()) return
    await page.keyboard.press('ArrowRight')
  }
  await expect(wanted).toBeChecked()
}

test('everything without a mouse', async ({ wall }) => {
  const { page } = wall
  const [first = '', second = '', third = ''] = await namesInOrder(page)
  const spoken = page.locator('.spoken[aria-live]')

  await test.step('tiles: move, select, solo, menu', async () => {
    await tabTo(page, tile(page, first))
    await press(page, 'Space', 'ArrowRight', 'Space')
    await expect.poll(() => namesInOrder(page)).toEqual([second, first, third])
    await press(page, 'Space', 'ArrowRight', 'Escape', 'Alt+ArrowLeft')
    await expect.poll(() => namesInOrder(page)).toEqual([first, second, third])
    await press(page, 'Control+z', 'Control+z', 'Control+y', 'Control+y')
    await press(page, 'Home', 'Shift+ArrowRight')
    await expect(page.locator('[aria-selected=true]')).toHaveCount(2)
    await press(page, 'Control+Space', 'Escape', 'Control+a')
    await expect(page.locator('[aria-selected=true]')).toHaveCount(3)
    await press(page, 'Escape', 'Home', 'Enter')
    await expect(tiles(page)).toHaveCount(1)
    await press(page, 'ArrowRight')
    await expect(tile(page, second)).toBeVisible()
    await press(page, 'Escape')
    await expect(tiles(page)).toHaveCount(3)
    await press(page, 'Shift+F10')
    await expect.poll(() => poppedUp(wall)).toContain('twin-tile')
  })

  await test.step('views: turn, zoom, freeze, hide, details, name', async () => {
    await tabTo(page, tile(page, second))
    await press(page, 'r', 'm')
    await expect.poll(async () => (await topicsOf(page)).turns).toHaveLength(1)
    await press(page, 'm', 'Shift+R', '+', '+', '+', 'Alt+Shift+ArrowLeft')
    await expect.poll(async () => (await topicsOf(page)).views[0]?.zoom).toBeCloseTo(2 * Math.SQRT2)
    await press(page, '0', 'f')
    await expect(page.locator('[data-frozen]')).toHaveCount(1)
    await press(page, 'f', 'h')
    await expect(tiles(page)).toHaveCount(2)
    await press(page, 'Shift+H')
    await tabTo(page, page.getByRole('button', { name: `Show ${second}` }))
    await press(page, 'Enter')
    await expect(tiles(page)).toHaveCount(3)
    await press(page, 'Escape')
    await tabTo(page, page.locator('[data-camera]:focus, [data-camera][tabindex="0"]'))
    await press(page, 'd')
    await expect(page.locator('[data-detail="picture"]')).toBeVisible()
    await press(page, 'd', 'F2')
    await page.keyboard.type('By the road')
    await press(page, 'Enter')
    await expect(page.locator('.tile-name', { hasText: 'By the road' })).toBeVisible()
  })

  await test.step('values: a colour map, and a pixel', async () => {
    await press(page, 'v')
    await tabTo(page, page.getByRole('combobox', { name: 'Colour map' }))
    await press(page, 'ArrowDown')
    await expect.poll(async () => (await topicsOf(page)).values[0]?.colourMap).toBe('gray')
    await press(page, 'Escape')
    await tabTo(page, page.locator('[data-camera][tabindex="0"]'))
    await press(page, 'Control+Shift+ArrowLeft')
    await expect(page.locator('.read-out-value').first()).toBeVisible()
    const place = await page.locator('.read-out-place').textContent()
    await press(page, 'Control+Shift+ArrowLeft')
    await expect(page.locator('.read-out-place')).not.toHaveText(place ?? '')
    await press(page, 'i')
    await expect(page.locator('.read-out')).toHaveCount(0)
  })

  await test.step('layout: kinds, pages, lock', async () => {
    await press(page, 'Control+l')
    await chooseByKeys(page, 'Kind of layout', 'Free')
    await chooseByKeys(page, 'Space between tiles', 'Large')
    await press(page, 'Escape', 'Home', 'Space', 'Shift+ArrowLeft', 'Shift+ArrowLeft')
    await press(page, 'ArrowRight', 'Space')
    await expect.poll(async () => (await topicsOf(page)).layout.kind).toBe('free')
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-mode', 'all')
    await clickMenu(wall, 'twin-tile')
    await clickMenu(wall, 'twin-tile')
    await expect(tiles(page)).toHaveCount(5)
    await press(page, 'Control+l')
    await chooseByKeys(page, 'Kind of layout', '2 × 2')
    await press(page, 'Escape', 'PageDown')
    await expect(page.getByTestId('page')).toHaveText('Page 2 of 2')
    await press(page, 'Control+l')
    await tabTo(page, page.getByRole('checkbox', { name: 'Lock the layout' }))
    await press(page, 'Space')
    await expect.poll(async () => (await topicsOf(page)).layout.isLocked).toBe(true)
    await press(page, 'Escape', 'Home', 'Alt+ArrowRight')
    await expect(spoken).toHaveText('The layout is locked.')
    await clickMenu(wall, 'lock-wall')
    await expect.poll(async () => (await topicsOf(page)).layout.isLocked).toBe(false)
  })

  await test.step('layouts and groups', async () => {
    await clickMenu(wall, 'camera-groups')
    await tabTo(page, page.getByRole('textbox', { name: 'New group' }))
    await page.keyboard.type('Doors')
    await press(page, 'Enter', 'Escape')
    await expect.poll(async () => (await topicsOf(page)).groups).toHaveLength(1)
    await clickMenu(wall, 'new-layout')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type('Few')
    await chooseByKeys(page, 'Cameras', 'By hand')
    await press(page, 'Enter')
    await tabTo(page, page.getByRole('textbox', { name: 'Add cameras by name' }))
    await page.keyboard.type(third.slice(0, 3))
    await press(page, 'Enter')
    await expect.poll(() => namesInOrder(page)).toEqual([third])
    await press(page, 'Escape', 'Control+1')
    const tabs = page.getByRole('navigation', { name: 'Layouts' })
    await tabTo(page, tabs.getByRole('button', { name: 'Few' }))
    await press(page, 'Enter')
    await expect.poll(() => namesInOrder(page)).toEqual([third])
    await tabTo(page, tabs.getByRole('button', { name: 'Menu of this layout' }))
    await press(page, 'Enter')
    await expect.poll(() => poppedUp(wall)).toContain('rename-layout')
    await clickMenu(wall, 'delete-layout')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Delete' }))
    await press(page, 'Enter')
    await expect(tabs).toHaveCount(0)
  })

  await test.step('health and settings', async () => {
    await press(page, 'Control+Shift+H')
    const health = panel(page, 'Health')
    await tabTo(page, health.getByRole('button', { name: 'Camera', exact: true }))
    await press(page, 'Enter')
    await expect(health.locator('[aria-sort]')).toHaveText('Camera')
    await tabTo(page, health.getByRole('button', { name: second, exact: true }))
    await press(page, 'Enter')
    await expect(tile(page, second).first()).toBeFocused()
    await press(page, 'Control+,')
    await tabTo(page, page.getByRole('textbox', { name: 'Max fps per camera' }))
    await press(page, 'Control+a')
    await page.keyboard.type('30')
    await press(page, 'Enter')
    await expect.poll(async () => (await topicsOf(page)).settings.hub.maxFps).toBe(30)
  })
  expect(await page.evaluate(() => window.pointed)).toEqual([])
})

test('everything without dragging', async ({ wall }) => {
  const { page } = wall
  const [first = '', second = '', third = ''] = await namesInOrder(page)

  await test.step('tiles: move, resize, solo, remove', async () => {
    await tile(page, first).click()
    await clickMenu(wall, 'move-tile')
    await tile(page, third).click()
    await expect.poll(() => namesInOrder(page)).toEqual([second, third, first])
    await clickMenu(wall, 'undo-wall')
    await expect.poll(() => namesInOrder(page)).toEqual([first, second, third])
    await clickMenu(wall, 'size-2')
    await expect.poll(async () => Object.values((await topicsOf(page)).layout.sizes)).toEqual([2])
    await clickMenu(wall, 'show-solo')
    await expect(tiles(page)).toHaveCount(1)
    await clickMenu(wall, 'all-cameras')
    await tile(page, first).click()
    await clickMenu(wall, 'twin-tile')
    await expect(tiles(page)).toHaveCount(4)
    await tile(page, first).nth(1).click()
    await clickMenu(wall, 'remove-tile')
    await expect(tiles(page)).toHaveCount(3)
    await tile(page, first).click({ button: 'right' })
    await expect.poll(() => poppedUp(wall)).toContain('twin-tile')
  })

  await test.step('views: zoom, a zoom window, hide', async () => {
    for (const command of ['zoom-in', 'zoom-in', 'pan-right', 'pan-down'])
      await clickMenu(wall, command)
    await expect.poll(async () => (await topicsOf(page)).views[0]?.zoom).toBeCloseTo(2)
    await clickMenu(wall, 'zoom-reset')
    await clickMenu(wall, 'zoom-window')
    await expect(page.locator('[data-window]')).toBeVisible()
    await tile(page, first).nth(1).click()
    await clickMenu(wall, 'hide-tile')
    await expect(tiles(page)).toHaveCount(3)
    await clickMenu(wall, 'hidden-tiles')
    await page.getByRole('button', { name: `Show ${first}` }).click()
    await expect(tiles(page)).toHaveCount(4)
    await page.getByRole('button', { name: 'Close hidden tiles' }).click()
    await tile(page, first).nth(1).click()
    await clickMenu(wall, 'remove-tile')
    await expect(tiles(page)).toHaveCount(3)
  })

  await test.step('layout: Free by clicks, pages', async () => {
    await page.getByRole('button', { name: 'Layout', exact: true }).click()
    const layout = panel(page, 'Layout')
    await choose(layout, 'Free')
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', 'free')
    await layout.getByRole('button', { name: 'Close layout' }).click()
    await tile(page, first).click()
    const before = await tile(page, first).boundingBox()
    await clickMenu(wall, 'resize-tile')
    await page.getByRole('button', { name: 'Smaller' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect
      .poll(async () => (await tile(page, first).boundingBox())?.width)
      .toBeLessThan(before?.width ?? 0)
    await page.getByRole('button', { name: 'Layout', exact: true }).click()
    await choose(layout, '2 × 2')
    await choose(layout, '5 fps')
    await expect.poll(async () => (await topicsOf(page)).layout.pace).toBe(5)
    await layout.getByRole('button', { name: 'Close layout' }).click()
    await clickMenu(wall, 'twin-tile')
    await clickMenu(wall, 'twin-tile')
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(page.getByTestId('page')).toHaveText('Page 2 of 2')
  })

  await test.step('layouts: made, ordered, shown', async () => {
    await clickMenu(wall, 'new-layout')
    await page.getByRole('button', { name: 'Create' }).click()
    const tabs = page.getByRole('navigation', { name: 'Layouts' })
    const names = tabs.locator('.tab-name')
    await expect(names).toHaveText(['Wall', 'Layout 2'])
    await clickMenu(wall, 'move-layout-earlier')
    await expect(names).toHaveText(['Layout 2', 'Wall'])
    await tabs.getByRole('button', { name: 'Wall', exact: true }).click()
    await expect(tabs.locator('[aria-current]')).toHaveText('Wall')
    await tabs.getByRole('button', { name: 'Menu of this layout' }).click()
    await expect.poll(() => poppedUp(wall)).toContain('delete-layout')
  })

  await test.step('health, settings, notices', async () => {
    await page.getByTestId('cameras').click()
    await panel(page, 'Health').getByRole('button', { name: 'fps' }).click()
    await panel(page, 'Health').getByRole('button', { name: 'Close health' }).click()
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await choose(panel(page, 'Settings'), 'Night')
    await expect.poll(async () => (await topicsOf(page)).settings.appearance.theme).toBe('night')
    await clickMenu(wall, 'copy-report')
    await openNotices(page)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notices(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Full screen' }).click()
    await expect(page.locator('[data-full-screen]')).toHaveCount(1)
    await clickMenu(wall, 'full-screen')
    await expect(page.locator('[data-full-screen]')).toHaveCount(0)
  })
  expect(await page.evaluate(() => window.pointed)).not.toContain('drag')
})
