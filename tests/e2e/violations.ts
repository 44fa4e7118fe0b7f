/** What axe finds wrong in a part of a page. Its source must have been evaluated there. */
import type axe from 'axe-core'
import type { Page } from '@playwright/test'
import { expect } from './camwall.ts'

declare const window: { readonly axe: typeof axe }

/** @param which - in a second scheme of colours, other rules than those about colours would find the same again */
export function violationsIn(page: Page, selector: string, which: 'all' | 'colours' = 'all') {
  return page.evaluate(
    async ([part, rules]) => {
      const { violations } = await window.axe.run(part, {
        resultTypes: ['violations'],
        ...(rules === 'colours' ? { runOnly: ['cat.color'] } : {}),
      })
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
    },
    [selector, which] as const,
  )
}

/** In light and in dark. */
export async function expectAccessible(page: Page, selector: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violationsIn(page, selector), colorScheme).toEqual([])
  }
}
