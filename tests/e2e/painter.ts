/** The worker of a page that paints, for tests that stop it. */
import type { Page, Worker } from '@playwright/test'

/**
 * Playwright may miss a worker that starts while it attaches to the page, as in one of thirty starts of Camwall. Of a page that is
 * loaded when it is attached, it lists all.
 */
export async function painterOf(page: Page): Promise<Worker> {
  const painter = page.workers().find(isPainter)
  if (painter !== undefined) return painter
  const started = untilPainter(page)
  await page.reload()
  return started
}

/** Runs code that ends the painter after the answer to this call. Resolves when the next painter has started. */
export async function restartPainter(page: Page, code: string): Promise<void> {
  const painter = await painterOf(page)
  const next = untilPainter(page)
  await painter.evaluate(code)
  await next
}

function untilPainter(page: Page): Promise<Worker> {
  return page.waitForEvent('worker', isPainter)
}

function isPainter(worker: Worker): boolean {
  return worker.url().includes('painter')
}
