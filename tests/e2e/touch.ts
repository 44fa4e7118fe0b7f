/** Fingers on a page. Playwright has a tap, and no drag and no second finger. */
import type { Page } from '@playwright/test'
import type { Point } from './tiles.ts'

/** Resolves to the function that reports where all fingers are, in CSS pixels of the window. */
export async function fingersOn(page: Page) {
  const session = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ id, ...point })),
    })
}

export async function dragByTouch(page: Page, from: Point, to: Point): Promise<void> {
  const touch = await fingersOn(page)
  await touch('touchStart', from)
  for (const way of [0.2, 0.6, 1]) await touch('touchMove', between(from, to, way))
  await touch('touchEnd')
}

/** Two fingers beside each other. */
export function around({ x, y }: Point, spread: number): readonly Point[] {
  return [-1, 1].map((side) => ({ x: x + side * spread, y }))
}

/** @param way - from 0 to 1 */
export function between(from: Point, to: Point, way: number): Point {
  return { x: from.x + way * (to.x - from.x), y: from.y + way * (to.y - from.y) }
}
