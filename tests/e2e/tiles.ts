/** Finds tiles by the camera's name, and reads their pixels. */
import { expect, type Locator, type Page } from '@playwright/test'
import { readScreenshot } from '../support/screenshot.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** A point of the page, in CSS pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A place in the tile of a camera; `x` and `y` from 0 to 1. */
export type Place = readonly [camera: string, x: number, y: number]

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

async function pointOf(page: Page, [camera, x, y]: Place): Promise<Point> {
  const box = await tile(page, camera).boundingBox()
  if (box === null) throw new Error(`${camera} has no tile.`)
  return { x: box.x + x * box.width, y: box.y + y * box.height }
}

export function centreOf(page: Page, camera: string): Promise<Point> {
  return pointOf(page, [camera, 0.5, 0.5])
}

/** The colours at some places, all in one screenshot, of only as much of the page as that takes. */
async function coloursAt(page: Page, places: readonly Place[]): Promise<readonly Colour[]> {
  const points = await Promise.all(places.map((place) => pointOf(page, place)))
  const [xs, ys] = [points.map(({ x }) => Math.floor(x)), points.map(({ y }) => Math.floor(y))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const width = Math.max(...xs) - left + 1
  const height = Math.max(...ys) - top + 1
  const shot = readScreenshot(await page.screenshot({ clip: { x: left, y: top, width, height } }))
  const scale = shot.width / width
  return points.map((_, index) =>
    shot.at(((xs[index] ?? NaN) - left) * scale, ((ys[index] ?? NaN) - top) * scale),
  )
}

/** The colour at a position in a tile; `x` and `y` from 0 to 1. */
export async function colourAt(page: Page, camera: string, x: number, y: number): Promise<Colour> {
  const [colour = [NaN, NaN, NaN]] = await coloursAt(page, [[camera, x, y]])
  return colour
}

/** Tolerance for each channel, because of JPEG and colour conversion. */
const TOLERANCE = 8

export function expectColour(
  page: Page,
  camera: string,
  [x, y]: readonly [number, number],
  colour: Colour,
): Promise<void> {
  return expectColours(page, [[camera, x, y, colour]])
}

/** Waits until every place has its colour. */
export async function expectColours(
  page: Page,
  expected: readonly (readonly [...Place, Colour])[],
): Promise<void> {
  const places = expected.map(([camera, x, y]): Place => [camera, x, y])
  const wrong = async () => {
    const colours = await coloursAt(page, places)
    return expected.flatMap(([camera, x, y, colour], index) => {
      const shown = colours[index]
      return shown !== undefined && distance(shown, colour) <= TOLERANCE
        ? []
        : [`${camera} at ${x}, ${y} is rgb(${shown?.join(', ')}), not rgb(${colour.join(', ')})`]
    })
  }
  await expect.poll(wrong).toEqual([])
}

function distance(a: Colour, b: Colour): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))))
}
