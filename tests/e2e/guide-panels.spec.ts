/** What docs/guide.md describes of keys, menus, cycles, alarms, webhooks, events, notices and windows: with the keyboard alone. */
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { DWELL_SECONDS } from '../../src-main/contract/layout.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { openWebhookServer, type TakenRequest } from '../src-main/features/alarms/webhook-server.ts'
import type { Closing } from '../support/guarded-hub.ts'
import { clickMenu, expect, needsPython, type Wall } from './camwall.ts'
import { guideTest, panel } from './guide-wall.ts'
import {
  hasMenuBar,
  press,
  pressButton,
  pressInWindow,
  tabTo,
  WITH_TAB,
  type WindowKey,
} from './keyboard.ts'
import { notices } from './notices.ts'
import { namesInOrder, tile } from './tiles.ts'

declare const window: {
  readonly camwall: CamwallBridge
  readonly pointed: string[]
  readonly turned: Promise<number>
}

needsPython()
const test = guideTest()

/** The least that a layout can be shown for. */
const CYCLE_SECONDS = DWELL_SECONDS.least

/** Runs in the page: a second layout, so that both are shown for so many seconds; the first one is shown. */
async function prepareCycle(dwell: number): Promise<void> {
  const opened = await window.camwall.request('wall:open')
  if ('why' in opened) throw new Error(opened.why.key)
  await window.camwall.request('layout:change', { dwell })
  const made = await window.camwall.request('layouts:make', 'Few', { by: 'hand' })
  if ('why' in made) throw new Error(made.why.key)
  await window.camwall.request('layouts:show', made.result)
  await window.camwall.request('layout:change', { dwell })
  await window.camwall.request('layouts:show', opened.result.topics.window.layout)
}

/** Runs in the page: whether the line in the tab, which fills until the next layout is shown, is half full. */
function isHalfOver(): boolean {
  const [animation] = document.querySelector('.cycle-line')?.getAnimations() ?? []
  const { progress } = animation?.effect?.getComputedTiming() ?? {}
  return typeof progress === 'number' && progress > 0.5
}

/** Runs in the page: `turned` becomes the milliseconds from the next key to the next layout. */
function watchTurn(): void {
  const tabs = document.querySelector('.tabs')
  if (tabs === null) throw new Error('There are no tabs.')
  const turned = new Promise<number>((resolve) => {
    const watch = ({ timeStamp }: KeyboardEvent) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve(performance.now() - timeStamp)
      })
      observer.observe(tabs, { subtree: true, attributeFilter: ['aria-current'] })
    }
    document.addEventListener('keydown', watch, { once: true })
  })
  Object.assign(window, { turned })
}

const MENUS = [
  ['F', '&File'],
  ['E', '&Edit'],
  ['V', '&View'],
  ['T', '&Tile'],
  ['W', '&Window'],
  ['H', '&Help'],
] as const

declare global {
  /** The title of the menu of the menu bar that is open; empty if none is. */
  var openMenu: string
}

async function noteMenus({ app }: Wall): Promise<void> {
  await app.evaluate(({ Menu }) => {
    globalThis.openMenu = ''
    for (const { label, submenu } of Menu.getApplicationMenu()?.items ?? []) {
      submenu?.on('menu-will-show', () => (globalThis.openMenu = label))
      submenu?.on('menu-will-close', () => (globalThis.openMenu = ''))
    }
  })
}

function openMenu({ app }: Wall): Promise<string> {
  return app.evaluate(() => globalThis.openMenu)
}

function isTrial({ body }: TakenRequest): boolean {
  return (JSON.parse(body) as { readonly trial: boolean }).trial
}

/** As the program in docs/guide.md checks it. */
function expectSigned({ headers, body }: TakenRequest, secret: string): void {
  const signed = `${String(headers['camwall-timestamp'])}.${body}`
  const signature = createHmac('sha256', secret).update(signed).digest('hex')
  expect(headers['camwall-signature']).toBe(`v1=${signature}`)
}

/** Goes to the last tile, which is that of this camera. */
async function goToLast(page: Page, camera: string): Promise<void> {
  await tabTo(page, page.locator(WITH_TAB))
  await press(page, 'End')
  await expect(tile(page, camera)).toBeFocused()
}

const closing: Closing = []
test.afterAll(async () => {
  for (const close of closing.splice(0)) await close()
})

test('keys, cycles, alarms, events and windows without a mouse', async ({ wall }) => {
  const { app, page } = wall
  const webhook = await openWebhookServer(closing)
  const [first = ''] = await namesInOrder(page)

  await test.step('the help sheet: search, then the list', async () => {
    await press(page, 'F1')
    const search = page.getByRole('textbox', { name: 'Search commands and keys' })
    await expect(search).toBeFocused()
    await page.keyboard.type('mirr')
    await expect(page.locator('.keys-row')).toHaveText(['MirrorM'])
    await press(page, 'Control+a', 'Delete', 'Tab')
    const list = page.getByRole('region', { name: 'Commands and their keys' })
    await expect(list).toBeFocused()
    const scrolled = () => list.evaluate(({ scrollTop }) => scrollTop)
    expect(await scrolled()).toBe(0)
    await press(page, 'PageDown')
    await expect.poll(scrolled).toBeGreaterThan(0)
    await expect(search).toBeInViewport()
    await press(page, 'Escape')
    await expect(panel(page, 'Keys')).toHaveCount(0)
  })

  await test.step('the menu bar', async () => {
    await noteMenus(wall)
    await pressInWindow(wall, { keyCode: 'Alt' })
    await expect.poll(() => hasMenuBar(wall)).toBe(true)
    for (const [keyCode, title] of MENUS) {
      const key: WindowKey = { keyCode, modifiers: ['alt'] }
      await pressInWindow(wall, key)
      await expect.poll(() => openMenu(wall)).toBe(title)
      await pressInWindow(wall, key)
      await expect.poll(() => openMenu(wall)).toBe('')
    }
    await pressInWindow(wall, { keyCode: 'Escape' })
    await expect.poll(() => hasMenuBar(wall)).toBe(false)
  })

  await test.step('a zoom window', async () => {
    await tabTo(page, page.locator(WITH_TAB))
    await press(page, 'Home')
    await clickMenu(wall, 'zoom-window')
    await expect(tile(page, first)).toHaveCount(2)
    await press(page, 'ArrowRight')
    await expect(tile(page, first).nth(1)).toBeFocused()
    await press(page, 'Delete')
    await expect(tile(page, first)).toHaveCount(1)
  })

  await test.step('layouts in turn, and a key that pauses them', async () => {
    await page.evaluate(prepareCycle, CYCLE_SECONDS)
    const shown = page.getByRole('navigation', { name: 'Layouts' }).locator('[aria-current]')
    await expect(shown).toHaveText('Wall')
    await clickMenu(wall, 'cycle-layouts')
    await expect(shown).toHaveText('Few')
    await page.waitForFunction(isHalfOver)
    await page.evaluate(watchTurn)
    await press(page, 'Shift')
    // Without the pause, at most half of it would be left.
    expect(await page.evaluate(() => window.turned)).toBeGreaterThanOrEqual(1000 * CYCLE_SECONDS)
    await clickMenu(wall, 'cycle-layouts')
    await press(page, 'Control+1')
    await expect(shown).toHaveText('Wall')
  })

  await test.step('a new camera that is kept aside, and an alarm when it is lost', async () => {
    await press(page, 'Control+l')
    await tabTo(page, page.getByRole('checkbox', { name: /^Keep new cameras aside/ }))
    await press(page, 'Space', 'Escape')
    const visitor = wall.send('Mill')
    await pressButton(page, page.getByRole('button', { name: '1 new camera' }))
    await expect(tile(page, 'Mill')).toHaveAttribute('data-state', 'live')

    await press(page, 'Control+Shift+A')
    await pressButton(page, page.getByRole('button', { name: 'New rule' }))
    await tabTo(page, page.getByRole('textbox', { name: 'Must last, s' }))
    await press(page, 'Control+a', '0')
    await tabTo(page, page.getByRole('checkbox', { name: 'Webhook' }))
    await press(page, 'Space')
    await tabTo(page, page.getByRole('textbox', { name: 'Address', exact: true }))
    await page.keyboard.type(`http://127.0.0.1:${webhook.port}/alarm`)
    await tabTo(page, page.getByRole('checkbox', { name: /^Allow this computer/ }))
    await press(page, 'Space')
    await pressButton(page, page.getByRole('button', { name: 'New secret' }))
    const secret = await page.locator('.alarm-secret code').textContent()
    await pressButton(page, page.getByRole('button', { name: 'Try' }))
    await expect(page.getByText('answered with status 204')).toBeVisible()
    await pressButton(page, page.getByRole('button', { name: 'Save' }))
    await expect(page.locator('[data-rule]')).toHaveCount(1)
    await visitor.kill()
    const mark = tile(page, 'Mill').locator('.tile-alarm')
    await expect(mark.and(page.locator('[data-open]'))).toBeVisible()
    await expect.poll(() => webhook.taken.map(isTrial)).toEqual([true, false])
    for (const request of webhook.taken) expectSigned(request, secret ?? '')
    await goToLast(page, 'Mill')
    await press(page, 'a')
    await expect(mark.and(page.locator('[data-open]'))).toHaveCount(0)
    await expect(mark).toBeVisible()

    await tabTo(page, page.getByRole('combobox', { name: 'Snooze all' }))
    await press(page, 'ArrowDown')
    await expect(page.getByText('All alarms are snoozed until')).toBeVisible()
    await pressButton(page, page.getByRole('button', { name: 'End snooze' }).first())
    await expect(page.getByText('All alarms are snoozed until')).toHaveCount(0)
    await pressButton(page, page.locator('[data-rule]').getByRole('button', { name: 'Delete' }))
    await expect(mark).toHaveCount(0)
    await goToLast(page, 'Mill')
    await press(page, 'Delete')
    await expect(tile(page, 'Mill')).toHaveCount(0)
  })

  await test.step('events', async () => {
    await press(page, 'Control+Shift+E')
    await tabTo(page, page.getByRole('listbox', { name: 'Events' }))
    await press(page, 'ArrowDown')
    await expect(page.getByRole('region', { name: 'The chosen event' })).toBeVisible()
    await press(page, 'Escape')
  })

  await test.step('export, notices, full screen, a window', async () => {
    await clickMenu(wall, 'export-settings')
    await pressButton(page, notices(page).getByRole('button'))
    await expect(page.getByText('exported.json')).toBeVisible()
    expect(JSON.parse(await readFile(wall.exported, 'utf8'))).toHaveProperty('layouts')
    for (const _notice of await page.getByRole('button', { name: 'Dismiss', exact: true }).all())
      await pressButton(page, page.getByRole('button', { name: 'Dismiss', exact: true }).first())
    await expect(notices(page)).toHaveCount(0)
    await press(page, 'F11')
    await expect(page.locator('[data-full-screen]')).toHaveCount(1)
    await press(page, 'F11')
    await expect(page.locator('[data-full-screen]')).toHaveCount(0)
    const opening = app.waitForEvent('window')
    await press(page, 'Control+n')
    await expect(tile(await opening, first)).toBeVisible()
  })
  expect(await page.evaluate(() => window.pointed)).toEqual([])
})
