/** Axe finds nothing in any view: in light, in dark, and in the system’s own colours. And the themes, by a person’s choice. */
import axe from 'axe-core'
import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { GROUNDS } from '../../src-main/contract/theme.ts'
import { clickMenu, expect, needsPython, test } from './camwall.ts'
import { notices, openNotices } from './notices.ts'
import { tile, tiles } from './tiles.ts'
import { violationsIn } from './violations.ts'

needsPython()

const SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const

/**
 * Checks a view in each scheme. All views are checked, also after one that failed.
 *
 * @param part - the selector of what is new in it: the rest was checked before
 */
async function checkView(page: Page, view: string, part = 'html'): Promise<void> {
  for (const [index, scheme] of SCHEMES.entries()) {
    await page.emulateMedia(scheme)
    expect
      .soft(
        await violationsIn(page, part, index === 0 ? 'all' : 'colours'),
        `${view}, ${Object.values(scheme).join(', ')}`,
      )
      .toEqual([])
  }
}

/** The colour of the wall in a corner without a tile. */
async function groundOf(page: Page): Promise<string> {
  const corner = await page.evaluate(() => {
    const wall = document.querySelector('.wall')?.getBoundingClientRect() ?? new DOMRect()
    const [left, right] = [wall.left + 1, wall.right - 2]
    const [top, bottom] = [wall.top + 1, wall.bottom - 2]
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => ({ x, y })))
    return corners.find(({ x, y }) => document.elementFromPoint(x, y)?.closest('.tile') === null)
  })
  if (corner === undefined) throw new Error('The tiles cover all corners of the wall.')
  const clip = { ...corner, width: 1, height: 1 }
  const { data } = PNG.sync.read(await page.screenshot({ clip }))
  return `#${data.subarray(0, 3).toString('hex')}`
}

test('every view, and the themes', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  await page.evaluate(axe.source)
  await expect(page.locator('.program')).toBeVisible()
  await checkView(page, 'empty wall')

  const sender = { kind: 'jpg', mode: 'req-rep', address: wall.address, fps: 1 } as const
  stage.senders([
    { ...sender, name: 'Barn', colour: [200, 120, 40] },
    { ...sender, name: 'Yard', colour: [40, 160, 40] },
  ])
  const leaving = stage.senders([{ ...sender, name: 'Gate', colour: [40, 40, 200] }])
  await expect(tiles(page)).toHaveCount(3)
  await leaving.kill()
  await expect(tile(page, 'Gate')).toHaveAttribute('data-state', 'gone')
  await tile(page, 'Barn').click()
  await tile(page, 'Yard').click({ modifiers: ['ControlOrMeta'] })
  await checkView(page, 'wall')

  await page.keyboard.press('v')
  await expect(page.locator('.histogram')).toBeVisible()
  await checkView(page, 'picture values')
  await page.keyboard.press('Control+l')
  await checkView(page, 'layout')
  await page.keyboard.press('F1')
  await page.getByRole('textbox', { name: 'Search commands and keys' }).fill('mirr')
  await expect(page.locator('.keys-row')).toHaveText(['MirrorM'])
  await page.getByRole('textbox', { name: 'Search commands and keys' }).fill('')
  await checkView(page, 'keys')
  await page.keyboard.press('Control+Shift+e')
  await page.locator('[data-event]').first().click()
  await checkView(page, 'events')
  await clickMenu(wall, 'notices')
  await checkView(page, 'no notices')
  await page.keyboard.press('Escape')
  await tile(page, 'Barn').press('d')
  await expect(page.locator('[data-detail=picture]')).toBeVisible()
  await checkView(page, 'details', '.sheet')
  await page.keyboard.press('Control+Shift+h')
  await expect(page.locator('[data-trouble=gone]')).toHaveCount(1)
  await checkView(page, 'health', '.sheet')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await tile(page, 'Yard').press('f')
  await tile(page, 'Gate').press('h')
  await expect(tiles(page)).toHaveCount(2)
  await clickMenu(wall, 'hidden-tiles')
  await checkView(page, 'a hidden and a frozen tile')
  await page.getByRole('button', { name: 'Show Gate' }).click()
  await expect(tiles(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await tile(page, 'Yard').press('f')
  await clickMenu(wall, 'camera-groups')
  await page.getByRole('textbox', { name: 'New group' }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Doors' })).toBeChecked()
  await checkView(page, 'groups', 'dialog')
  await page.keyboard.press('Escape')
  await clickMenu(wall, 'new-layout')
  await checkView(page, 'new layout', 'dialog')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Layouts' })).toBeVisible()
  await checkView(page, 'tabs', 'nav')
  await page.keyboard.press('Control+1')

  await tile(page, 'Barn').press('F2')
  await checkView(page, 'rename')
  await page.keyboard.press('Escape')
  await tile(page, 'Barn').press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await checkView(page, 'solo')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+,')
  await checkView(page, 'settings')
  await page.getByRole('textbox', { name: 'Listen address' }).fill('udp://*:5555')
  const names = page.getByRole('textbox', { name: 'Allowed camera names, one per line' })
  await names.fill('Barn')
  await names.blur()
  await expect(notices(page)).toContainText('Refused “Yard”')
  await checkView(page, 'settings with an error, and a notice')

  await page.emulateMedia({ colorScheme: null, forcedColors: null })
  for (const [choice, ground] of [
    ['Night', GROUNDS.night],
    ['Light', GROUNDS.light],
    ['Dark', GROUNDS.dark],
  ] as const) {
    await page.getByRole('radio', { name: choice }).check()
    await expect.poll(() => groundOf(page)).toBe(ground)
  }
  expect(await wall.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')

  await openNotices(page)
  await checkView(page, 'notices')
  await page.getByRole('button', { name: 'Dismiss' }).click()
})
