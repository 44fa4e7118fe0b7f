/** What a person does who has a keyboard only. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Wall } from './camwall.ts'

/** Tab leads to one tile of the wall, and other keys to the others. */
export const WITH_TAB = '[data-camera][tabindex="0"]'

/** More controls than any view has. */
const MOST_TABS = 150

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

export interface WindowKey {
  /** As an accelerator of Electron names it. */
  readonly keyCode: string
  readonly modifiers?: ('control' | 'alt' | 'shift')[]
}

/** As a keyboard does: the keys of the test's own protocol reach neither the main process nor the menu bar. */
export function pressInWindow(
  { app }: Wall,
  { keyCode, modifiers = [] }: WindowKey,
): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, key) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      page?.sendInputEvent({ type: 'keyDown', ...key })
      page?.sendInputEvent({ type: 'keyUp', ...key })
    },
    { keyCode, modifiers },
  )
}

export function hasMenuBar({ app }: Wall): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible() === true,
  )
}

/** Presses Tab until the control has the focus, which shows that a keyboard reaches it. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  // To find an element by its role takes longer than a press.
  let element = await control.elementHandle()
  for (let presses = 0; presses < MOST_TABS; presses++) {
    const place = await element.evaluate((found) =>
      found.isConnected ? { hasFocus: found === document.activeElement } : undefined,
    )
    if (place?.hasFocus === true) return
    if (place === undefined) element = await control.elementHandle()
    else await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${control.toString()}.`)
}

/** Goes to a button and presses Enter. */
export async function pressButton(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

/** Arrow keys lead from the chosen radio button of a group to the others. */
export async function chooseByKeys(page: Page, group: string, choice: string): Promise<void> {
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
