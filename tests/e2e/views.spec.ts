/** A tile is zoomed, frozen and hidden; a zoomed one shows the pixels that OpenCV cuts out of the picture. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import type { CameraValues } from '../../src-main/contract/camera-values.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import { PythonProgram } from '../support/python.ts'
import { readScreenshot, type Screenshot } from '../support/screenshot.ts'
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { painterOf, restartPainter } from './painter.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

/** Of 3840x2160, the middle at a zoom of 8: left, top, width, height. */
const PART: Part = [1680, 945, 480, 270]
type Part = readonly [x: number, y: number, width: number, height: number]
const ZOOM_PRESSES = 6
/** Mean levels. Interpolation rounds, and OpenCV interpolates colours between other rows. */
const SAME = 1
/** A picture without the detail of each pixel differs by more. */
const OTHER = 8

/** The mean green of the picture as sent where `middleOf` looks, and of its negative. The zoomed part has another one. */
const LEVEL = 123
const NEGATIVE_LEVEL = 132
/** Of `toBeCloseTo`: less than half of ten. */
const WITHIN_5 = -1

/** Kinds of pictures: decoded by the browser, by the worker for values, and not at all. JPEG has a decoder of its own. */
const OTHER_KINDS = ['png', 'tiff', 'raw'] as const

interface Cut {
  readonly of: 'sent' | 'other'
  readonly part: Part
  readonly tile: readonly [width: number, height: number]
  readonly quarters: number
  readonly mirrored: boolean
  /** As OpenCV spells it. */
  readonly colourMap?: 'TURBO'
}

/** Writes `cut-N.png`, and `blurred-N.png`: what a picture shows that was decoded for the tile without the zoom. */
async function writeCuts(folder: string, cuts: readonly Cut[]): Promise<void> {
  const program = new PythonProgram<string>('zoomed.py', ['cut', folder, JSON.stringify(cuts)])
  await program.until((lines) => lines.includes('cut'))
}

async function boxOf({ page }: Wall) {
  const box = await tile(page, 'Barn').first().boundingBox()
  if (box === null) throw new Error('Barn has no tile.')
  const { x, y, width, height } = box
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  }
}

/** A screenshot of a tile, without the edges and what is written on it. */
async function shotOf(wall: Wall): Promise<{ readonly shot: Screenshot; readonly inset: Inset }> {
  const { x, y, width, height } = await boxOf(wall)
  const inset = { left: Math.round(0.1 * width), top: Math.round(0.2 * height) }
  const clip = {
    ...{ x: x + inset.left, y: y + inset.top },
    ...{ width: Math.floor(0.8 * width), height: Math.floor(0.5 * height) },
  }
  return { shot: readScreenshot(await wall.page.screenshot({ clip })), inset }
}

/** The place of a screenshot in its tile. */
interface Inset {
  readonly left: number
  readonly top: number
}

/** The mean difference of the levels. */
function differenceOf(shot: Screenshot, { left, top }: Inset, { width, data }: PNG): number {
  let sum = 0
  let count = 0
  for (let y = 0; y < shot.height; y += 3)
    for (let x = 0; x < shot.width; x += 3) {
      const colour = shot.at(x, y)
      for (const [channel, level] of colour.entries()) {
        sum += Math.abs(level - (data[4 * ((top + y) * width + left + x) + channel] ?? NaN))
        count += 1
      }
    }
  return sum / count
}

async function expectCut(wall: Wall, folder: string, number: number): Promise<void> {
  const read = async (name: string) => PNG.sync.read(await readFile(join(folder, name)))
  const own = await read(`cut-${number}.png`)
  const blurred = await read(`blurred-${number}.png`)
  let last = NaN
  await expect
    .poll(async () => {
      const { shot, inset } = await shotOf(wall)
      last = differenceOf(shot, inset, blurred)
      return differenceOf(shot, inset, own)
    })
    .toBeLessThan(SAME)
  expect(last).toBeGreaterThan(OTHER)
}

/** The part at a zoom of 8 that fills a tile. @param aspect - of the tile, before turning: its width for each pixel of height */
function cutTo(aspect: number): Part {
  const [x, y, width, height] = PART
  const narrow = Math.min(width, height * aspect)
  const low = Math.min(height, width / aspect)
  return [x + (width - narrow) / 2, y + (height - low) / 2, narrow, low]
}

/** When the newest picture that the hub knows is of this kind. */
async function expectKind({ page }: Wall, kind: (typeof OTHER_KINDS)[number]): Promise<void> {
  await expect.poll(() => formatOf(page)).toBe(kind)
}

async function formatOf(page: Page): Promise<string | undefined> {
  const answer = await page.evaluate(() => window.camwall.request('wall:open'))
  return 'result' in answer ? answer.result.cameras[0]?.format : undefined
}

/** When it has its new shape. */
async function boxWhen(wall: Wall, isNew: (box: Size) => boolean) {
  await expect.poll(async () => isNew(await boxOf(wall))).toBe(true)
  return boxOf(wall)
}

function isUpright({ width, height }: Size): boolean {
  return height >= width
}

test('a tile is zoomed to the picture’s own pixels, frozen, and hidden', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  await painterOf(page) // The page is not loaded again later, when it has a frozen picture.
  const sender = stage.program('zoomed.py', ['send', 'Barn', wall.address, stage.folder])
  // It first makes its pictures of 4K.
  await sender.until((lines) => lines.length > 0)
  await expect(tiles(page)).toHaveCount(1)
  await tile(page, 'Barn').focus()

  const lying = await boxOf(wall)
  for (let press = 0; press < ZOOM_PRESSES; press++) await page.keyboard.press('+')
  await page.keyboard.press('r')
  await page.keyboard.press('m')
  const upright = await boxWhen(wall, isUpright)
  await page.keyboard.press('Shift+w')
  const filled = await boxWhen(wall, (box) => !isUpright(box))
  const asSent = {
    part: PART,
    tile: [lying.width, lying.height],
    quarters: 0,
    mirrored: false,
  } as const
  const turned = {
    part: PART,
    tile: [upright.width, upright.height],
    quarters: 1,
    mirrored: true,
  } as const
  const filledTile = [filled.width, filled.height] as const
  const [SENT, TURNED, FILLED_TURNED, FILLED, OTHER_TURNED] = [0, 1, 2, 3, 4]
  const [SENT_TONED, OTHER_TONED] = [5, 6]
  await writeCuts(stage.folder, [
    { of: 'sent', ...asSent },
    { of: 'sent', ...turned },
    { of: 'sent', ...turned, tile: filledTile, part: cutTo(filled.height / filled.width) },
    { of: 'sent', ...asSent, tile: filledTile, part: cutTo(filled.width / filled.height) },
    { of: 'other', ...turned },
    { of: 'sent', ...asSent, colourMap: 'TURBO' },
    { of: 'other', ...turned, colourMap: 'TURBO' },
  ])
  await test.step('turned and mirrored, it fills the wall with the pixels that OpenCV cuts out', () =>
    expectCut(wall, stage.folder, FILLED_TURNED))
  await test.step('turned and mirrored, in its own shape', async () => {
    await page.keyboard.press('Shift+w')
    await expect.poll(() => boxOf(wall)).toEqual(upright)
    await expectCut(wall, stage.folder, TURNED)
  })
  for (const kind of OTHER_KINDS)
    await test.step(`turned and mirrored, as ${kind}`, async () => {
      sender.write(kind)
      await expectKind(wall, kind)
      await expectCut(wall, stage.folder, OTHER_TURNED)
    })
  await test.step('turned and mirrored, as raw in a colour map', async () => {
    await tone(wall, 'turbo')
    await expectCut(wall, stage.folder, OTHER_TONED)
  })
  await test.step('as sent in a colour map', async () => {
    sender.write('jpg')
    await clickMenu(wall, 'as-sent')
    await expect.poll(() => boxOf(wall)).toEqual(lying)
    await expectCut(wall, stage.folder, SENT_TONED)
    await tone(wall, 'none')
  })
  await test.step('as sent, in its own shape and filling the wall', async () => {
    await expectCut(wall, stage.folder, SENT)
    await page.keyboard.press('Shift+w')
    await expect.poll(() => boxOf(wall)).toEqual(filled)
    await expectCut(wall, stage.folder, FILLED)
    await page.keyboard.press('Shift+w')
    await expect.poll(() => boxOf(wall)).toEqual(lying)
  })
  await test.step('the wheel zooms, a drag moves the picture, and 0 shows all of it', async () => {
    const box = await boxOf(wall)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    const before = await viewsOf(wall)
    await page.mouse.wheel(0, -120)
    await expect
      .poll(async () => (await viewsOf(wall))[0]?.zoom)
      .toBeGreaterThan(before[0]?.zoom ?? 99)
    const zoomed = await viewsOf(wall)
    await page.mouse.down({ button: 'middle' })
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4, { steps: 3 })
    await page.mouse.up({ button: 'middle' })
    await expect.poll(async () => (await viewsOf(wall))[0]?.x).not.toBe(zoomed[0]?.x)
    await page.keyboard.press('0')
    await expect.poll(() => viewsOf(wall)).toEqual([])
    await expect.poll(() => middleOf(wall)).toBeCloseTo(LEVEL, WITHIN_5)
  })
  await test.step('frozen, it keeps its picture, also when the painter ends', async () => {
    await page.keyboard.press('f')
    await expect(page.locator('[data-frozen]')).toBeVisible()
    const level = await middleOf(wall)
    sender.write('negative')
    const { length } = sender.lines
    await sender.until((lines) => lines.length > length + 2)
    expect(await middleOf(wall)).toBe(level)
    await restartPainter(page, 'setTimeout(() => self.close())')
    await expect.poll(() => middleOf(wall)).toBe(level)
    await page.keyboard.press('f')
    await expect(page.locator('[data-frozen]')).toHaveCount(0)
    await expect.poll(() => middleOf(wall)).toBeCloseTo(NEGATIVE_LEVEL, WITHIN_5)
  })
  await test.step('its details are shown beside the wall', async () => {
    await page.keyboard.press('d')
    await expect(page.locator('[data-detail="picture"] dd')).toHaveText('JPEG, 3840×2160')
    await expect(page.locator('[data-detail="latency"] dd')).not.toBeEmpty()
    await page.keyboard.press('d')
  })
  await test.step('a zoom window shows a part, which is outlined on the whole picture', async () => {
    await clickMenu(wall, 'zoom-window')
    await expect(tiles(page)).toHaveCount(2)
    const outline = await page.locator('[data-window]').boundingBox()
    const whole = await boxOf(wall)
    expect((outline?.width ?? 0) / whole.width).toBeCloseTo(1 / 4, 2)
  })
  const layout = (name: string) => page.getByRole('button', { name, exact: true })
  const hideAll = async () => {
    await expect(tiles(page)).toHaveCount(2)
    await tile(page, 'Barn').first().focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('h')
    await expect(tiles(page)).toHaveCount(0)
  }
  await test.step('hidden, both are gone until the list brings them back', async () => {
    await clickMenu(wall, 'duplicate-layout')
    await expect(layout('Wall 2')).toHaveAttribute('aria-current', 'true')
    await hideAll()
    await layout('Wall').click()
    await hideAll()
    await clickMenu(wall, 'hidden-tiles')
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(tiles(page)).toHaveCount(2)
  })
  await test.step('those of another layout stay hidden', async () => {
    await layout('Wall 2').click()
    await expect(layout('Wall 2')).toHaveAttribute('aria-current', 'true')
    await expect(tiles(page)).toHaveCount(0)
  })
})

function tone({ page }: Wall, colourMap: CameraValues['colourMap']): Promise<unknown> {
  return page.evaluate(
    (map) => window.camwall.request('values:change', ['Barn'], { colourMap: map }),
    colourMap,
  )
}

async function viewsOf({ page }: Wall) {
  const answer = await page.evaluate(() => window.camwall.request('wall:open'))
  return 'result' in answer ? answer.result.topics.views : []
}

/** The mean green of some pixels near the middle: another one in the negative. */
async function middleOf(wall: Wall) {
  const box = await boxOf(wall)
  const clip = {
    ...{ x: Math.round(box.x + box.width / 3), y: Math.round(box.y + box.height / 3) },
    ...{ width: 60, height: 1 },
  }
  const shot = readScreenshot(await wall.page.screenshot({ clip }))
  let sum = 0
  for (let x = 0; x < 60; x++) sum += shot.at(x, 0)[1]
  return Math.round(sum / 60)
}
