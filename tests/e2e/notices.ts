/** The notices, which gather behind a counter in the status bar. */
import type { Locator, Page } from '@playwright/test'

/** The counter, and in the bar the newest notice for a few seconds. Not there without notices. */
export function notices(page: Page): Locator {
  return page.locator('.bar-notices')
}

/** A text of a notice, in the bar or in the panel. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.locator('.notice, .notice-line').getByText(text)
}

export function openNotices(page: Page): Promise<void> {
  return notices(page).getByRole('button').click()
}
