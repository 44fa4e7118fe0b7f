/** Finds tiles by the camera's name, and reads their pixels. */
import { expect, type Locator, type Page } from '@playwright/test'
import { readScreenshot } from '../support/screenshot.ts'

export type Colour = readonly [red: number, green: number, blue: number]

export function tile(page: Page, camera: string): Locator {
  return page.locator(`[data-camera=${JSON.stringify(camera)}]`)
}

export function tiles(page: Page): Locator {
  return page.locator('[data-camera]')
}

/** Names of the cameras in the order of their tiles, by rows. */
export async function namesInOrder(page: Page): Promise<string[]> {
  const places = await tiles(page).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top } = element.getBoundingClientRect()
      return { name: element.getAttribute('data-camera') ?? '', left, top }
    }),
  )
  return places.sort((a, b) => a.top - b.top || a.left - b.left).map(({ name }) => name)
}

/** The colour at a position in a tile; `x` and `y` from 0 to 1. */
export async function colourAt(page: Page, camera: string, x: number, y: number): Promise<Colour> {
  const box = await tile(page, camera).boundingBox()
  if (box === null) throw new Error(`${camera} has no tile.`)
  const scale = await page.evaluate(() => devicePixelRatio)
  const shot = readScreenshot(await page.screenshot())
  return shot.at((box.x + x * box.width) * scale, (box.y + y * box.height) * scale)
}

/** Tolerance for each channel, because of JPEG and colour conversion. */
const TOLERANCE = 8

export async function expectColour(
  page: Page,
  camera: string,
  [x, y]: readonly [number, number],
  colour: Colour,
): Promise<void> {
  await expect
    .poll(async () => distance(await colourAt(page, camera, x, y), colour), {
      message: `${camera} at ${x}, ${y} must be rgb(${colour.join(', ')})`,
    })
    .toBeLessThanOrEqual(TOLERANCE)
}

function distance(a: Colour, b: Colour): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))))
}
