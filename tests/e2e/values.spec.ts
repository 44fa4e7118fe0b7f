/** Values in the real window, against NumPy and OpenCV: painted by the formulas of docs/senders.md, and read out as sent. */
import { Request } from 'zeromq'
import type { CameraValues } from '../../src-main/contract/camera-values.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import '../support/for-tests.ts'
import { PythonProgram } from '../support/python.ts'
import { readScreenshot } from '../support/screenshot.ts'
import { expect, makeSmall, needsPython, test, type Wall } from './camwall.ts'
import { expectColour, tile, type Colour } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

/** A line of values.py: 10x10 pixels, and what they must be. */
interface Toned {
  readonly dtype: string
  readonly shape: readonly [height: number, width: number, channels: number]
  readonly body: string
  readonly values: CameraValues
  readonly levels: readonly [black: number, white: number]
  readonly texts: readonly string[]
  readonly toned: string
}

/** Each pixel fills a square, in the middle of which scaling changes nothing. */
const SIDE = 8
const PIXELS = 10
/** Screenshots are taken until the new picture is painted. */
const POLL = { intervals: [50, 100, 200] }
/** The pointer reads every third type: it takes a tenth of a second. */
const POINTED_EVERY = 3
/** A square on each side, because the tile's label covers the lowest ones. */
const SQUARES = PIXELS + 2

function openSender(wall: Wall) {
  const socket = new Request({ linger: 0 })
  socket.connect(wall.address)
  return async (header: object, body: Uint8Array) => {
    await socket.send([JSON.stringify(header), body])
    await socket.receive()
  }
}

/** Every pixel as a square, with the first pixel as the border. */
function squares(body: Buffer, pixelBytes: number): Uint8Array {
  const side = SQUARES * SIDE
  const large = new Uint8Array(side * side * pixelBytes)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / SIDE) - 1, Math.floor(y / SIDE) - 1]
      const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < PIXELS
      const from = isInside ? (row * PIXELS + column) * pixelBytes : 0
      large.set(body.subarray(from, from + pixelBytes), (y * side + x) * pixelBytes)
    }
  return large
}

/** Indices of the pixels as they are seen: mirrored left to right first, then turned clockwise. */
function seen(quarters: number, mirrored: boolean): number[][] {
  const rows = Array.from({ length: PIXELS }, (_, row) =>
    Array.from({ length: PIXELS }, (_, column) => row * PIXELS + column),
  )
  let grid = mirrored ? rows.map((row) => row.toReversed()) : rows
  for (let turn = 0; turn < quarters; turn++) {
    const before = grid
    grid = before.map((_, row) => before.map((line) => line[row] ?? NaN).reverse())
  }
  return grid
}

/** Where the middle of a pixel is in the tile, from 0 to 1. */
function middle(index: number): number {
  return (index + 1.5) / SQUARES
}

/** The largest distance of a pixel's colour from OpenCV's. */
async function paintedDistance(wall: Wall, grid: number[][], toned: Buffer): Promise<number> {
  const box = await tile(wall.page, 'Array').boundingBox()
  if (box === null) return Infinity
  const scale = await wall.page.evaluate(() => devicePixelRatio)
  const shot = readScreenshot(await wall.page.screenshot({ clip: box }))
  let most = 0
  for (const [row, line] of grid.entries())
    for (const [column, index] of line.entries()) {
      const colour = shot.at(middle(column) * box.width * scale, middle(row) * box.height * scale)
      for (const [channel, level] of colour.entries())
        most = Math.max(most, Math.abs(level - (toned[3 * index + 2 - channel] ?? NaN)))
    }
  return most
}

/** Which floats have an exponent depends on the version of NumPy. */
function isSameText(ours: string | undefined, numpy: string): boolean {
  return ours === numpy || (ours !== undefined && Number(ours) === Number(numpy))
}

test('100 pixels of each type and byte order are painted and read out as by NumPy, also turned', async ({
  stage,
}) => {
  const wall = await stage.start()
  await makeSmall(wall)
  const send = openSender(wall)
  const python = new PythonProgram<Toned>('values.py', [])
  await python.end()
  // One number of channels for each type; all are tested with each in tests/interop.
  const lines = python.lines.filter((_, index) => index % 4 === Math.floor(index / 4) % 4)
  expect(lines).toHaveLength(21)
  for (const [number, line] of lines.entries())
    await test.step(`${line.dtype}, ${line.shape[2]} channels`, async () => {
      const { dtype, shape, values, texts } = line
      const [quarters, mirrored] = [number % 4, number % 3 === 1] as const
      const channels = shape[2]
      const body = Buffer.from(line.body, 'base64')
      const [black, white] = line.levels
      const levels = black < white ? ({ by: 'hand', black, white } as const) : values.levels
      await wall.page.evaluate(
        async ([change, turn]) => {
          await window.camwall.request('values:change', ['Array'], change)
          for (const one of turn) await window.camwall.request('turn:change', ['Array'], one)
        },
        [
          { ...values, levels },
          [
            'as-sent',
            ...(mirrored ? (['mirror'] as const) : []),
            ...Array<'right'>(quarters).fill('right'),
          ],
        ] as const,
      )
      const side = SQUARES * SIDE
      await send(
        { msg: 'Array', dtype, shape: [side, side, channels] },
        squares(body, body.length / (PIXELS * PIXELS)),
      )
      const grid = seen(quarters, mirrored)
      const toned = Buffer.from(line.toned, 'base64')
      await expect.poll(() => paintedDistance(wall, grid, toned), POLL).toBeLessThanOrEqual(1)

      const places = Array.from({ length: PIXELS * PIXELS }, (_, index) => ({
        camera: 'Array',
        x: middle(index % PIXELS),
        y: middle(Math.floor(index / PIXELS)),
      }))
      const read = await wall.page.evaluate(async (points) => {
        const halves = [points.slice(0, 50), points.slice(50)]
        const answers = await Promise.all(
          halves.map((half) => window.camwall.request('values:read', half)),
        )
        return answers.flatMap((answer) => ('why' in answer ? [] : answer.result))
      }, places)
      const values100 = read.flatMap((reading) => reading?.channels.map(({ value }) => value) ?? [])
      const wrong = texts.filter((text, index) => !isSameText(values100[index], text))
      expect(wrong).toEqual([])
      expect(values100).toHaveLength(texts.length)

      if (number % POINTED_EVERY === 0)
        await expectReadOut(wall, grid, line, number % PIXELS, (3 * number) % PIXELS)
    })
})

/** With the pointer itself, at one pixel. */
async function expectReadOut(
  wall: Wall,
  grid: number[][],
  { shape, texts }: Toned,
  column: number,
  row: number,
): Promise<void> {
  const { page } = wall
  const box = await tile(page, 'Array').boundingBox()
  if (box === null) throw new Error('The array has no tile.')
  await tile(page, 'Array').focus()
  await page.keyboard.press('i')
  await page.mouse.move(box.x + middle(column) * box.width, box.y + middle(row) * box.height)
  const index = grid[row]?.[column] ?? NaN
  const expected = texts.slice(index * shape[2], (index + 1) * shape[2])
  await expect
    .poll(async () => {
      const shown = await page.locator('.read-out-value').allInnerTexts()
      const shownValues = shown.map((text) => text.replace(/^[BGRA]\s/, '').trim())
      return (
        shownValues.length === expected.length &&
        expected.every((text, channel) => isSameText(shownValues[channel], text))
      )
    })
    .toBe(true)
  await page.keyboard.press('i')
  await page.mouse.move(box.x, box.y + box.height + 20)
  await expect(page.locator('.read-out')).toHaveCount(0)
}

const WHITE: Colour = [255, 255, 255]
const VIRIDIS = { middle: [33, 145, 140], highest: [253, 231, 37] } as const

/** A line of encoded_values.py. */
interface Encoded {
  readonly name: string
  readonly encoded: string
  /** Base64 of 16-bit values. */
  readonly values: string
}

test('a person chooses levels and a colour map; 16-bit PNGs and TIFFs, too', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  const send = openSender(wall)
  const python = new PythonProgram<Encoded>('encoded_values.py', [])
  await python.end()
  const sixteenBit = ['png uint16 x1', 'tiff uint16 x1'].map((name) => {
    const line = python.lines.find((line) => line.name === name)
    if (line === undefined) throw new Error(`Python encoded no ${name}.`)
    return line
  })
  for (const { name, encoded } of sixteenBit)
    await send({ msg: name }, Uint8Array.from(Buffer.from(encoded, 'base64')))
  const depth = Float32Array.from({ length: 64 * 48 }, (_, index) => 100 + (index % 64))
  /** Sends a picture, because a silent camera is dimmed after 2 seconds, and waits for its colour in the middle. */
  const expectDepth = async (colour: Colour, added = 0) => {
    const body = new Uint8Array(depth.map((value) => value + added).buffer)
    await send({ msg: 'Depth', dtype: 'float32', shape: [48, 64] }, body)
    await expectColour(page, 'Depth', [0.5, 0.5], colour)
  }
  await expectDepth(WHITE)

  await test.step('in the panel', async () => {
    await tile(page, 'Depth').click()
    await page.keyboard.press('v')
    const panel = page.getByRole('region', { name: 'Depth' })
    await expect(panel.getByText('float32, shown 0 to 1')).toBeVisible()
    await panel.getByText('Range').click()
    await expectDepth([128, 128, 128])
    await panel.getByLabel('Colour map').selectOption('Viridis')
    await expectDepth(VIRIDIS.middle)
    await panel.getByText('Hold these levels').click()
    await expectDepth(VIRIDIS.highest, 1000)
    await panel.getByLabel('Hold these levels').uncheck()
    await expectDepth(VIRIDIS.middle, 1000)
    await panel.getByRole('button', { name: 'Show values as sent' }).click()
    await expectDepth(WHITE, 1000)
    await panel.getByLabel('Gamma').fill('high')
    await panel.getByLabel('Gamma').press('Enter')
    await expect(panel.getByRole('alert')).toBeVisible()
    await page.evaluate(() => window.camwall.request('names:alias', 'png uint16 x1', 'Tank'))
    await tile(page, 'png uint16 x1').click()
    const other = page.getByRole('region', { name: 'Tank' })
    await expect(other.getByLabel('Gamma')).toHaveValue('1')
    await other.getByRole('button', { name: 'Close' }).click()
    await expect(other).toHaveCount(0)
  })
  await test.step('the same place of all selected tiles, with all bits', async () => {
    await tile(page, 'Depth').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('i')
    const box = await tile(page, 'png uint16 x1').boundingBox()
    if (box === null) throw new Error('The PNG has no tile.')
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4)
    for (const { name, values } of sixteenBit) {
      const readOut = page.locator(`[data-read-out="${name}"]`)
      await expect(readOut.locator('.read-out-place')).toHaveText(/^x 16 y 1[12]$/)
      const [, row = ''] = /y (\d+)/.exec(await readOut.innerText()) ?? []
      const value = Buffer.from(values, 'base64').readUInt16LE(2 * (41 * Number(row) + 16))
      await expect(readOut.locator('.read-out-value')).toHaveText(String(value))
    }
    await expect(page.locator('[data-read-out="Depth"] .read-out-value')).toHaveText(/^11\d\d\.0$/)
  })
})
