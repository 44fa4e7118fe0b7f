/** Arrays of every type in the real window: painted by the formulas of docs/senders.md, and never by what is no picture. */
import { Request } from 'zeromq'
import type { ValueType } from '../../src-main/contract/value-type.ts'
import { makeRandom } from '../endurance/random.ts'
import { documentedLevel, dtypeOf, titleOf, VALUE_TYPES, valueAt } from '../support/arrays.ts'
import '../support/for-tests.ts'
import { readScreenshot } from '../support/screenshot.ts'
import { expect, makeSmall, test, type Wall } from './camwall.ts'
import { stateOf } from './state.ts'
import { colourAt, expectColour, expectColours, tile, type Colour } from './tiles.ts'

/** Each value fills a square, in the middle of which scaling changes nothing. The outermost ones are under the tile's label. */
const SQUARES = 12
const SIDE = 10
const SIZE = SQUARES * SIDE
const WHITE: Colour = [255, 255, 255]
const BLACK: Colour = [0, 0, 0]
const MAGENTA: Colour = [255, 0, 255]

interface Sender {
  /** Resolves with the reply. */
  send(name: string, dtype: string, shape: readonly number[], body: Uint8Array): Promise<string>
}

function openSender(wall: Wall): Sender {
  const socket = new Request({ linger: 0 })
  socket.connect(wall.address)
  return {
    send: async (msg, dtype, shape, body) => {
      await socket.send([JSON.stringify({ msg, dtype, shape }), body])
      return String((await socket.receive())[0])
    },
  }
}

/** An array of squares with random values; of floats, those that are shown. */
function randomSquares(type: ValueType, channels: number, random: () => number): Uint8Array {
  const { kind, bytes } = type
  const body = new Uint8Array(SIZE * SIZE * channels * bytes)
  const pixelBytes = channels * bytes
  for (let y = 0; y < SIZE; y += SIDE)
    for (let x = 0; x < SIZE; x += SIDE) {
      const pixel = Uint8Array.from({ length: pixelBytes }, () => Math.floor(256 * random()))
      if (kind === 'float')
        for (let channel = 0; channel < channels; channel++)
          pixel.set(floatBytes(1.2 * random() - 0.1, type), channel * bytes)
      for (let row = y; row < y + SIDE; row++)
        for (let column = x; column < x + SIDE; column++)
          body.set(pixel, (row * SIZE + column) * pixelBytes)
    }
  return body
}

function floatBytes(value: number, { bytes, isBigEndian }: ValueType): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes))
  if (bytes === 8) view.setFloat64(0, value, !isBigEndian)
  else if (bytes === 4) view.setFloat32(0, value, !isBigEndian)
  // Halves from 2^-5 to 2.
  else
    view.setUint16(
      0,
      (value < 0 ? 0x8000 : 0) | (0x2800 + Math.floor((0x17ff * Math.abs(value)) / 1.2)),
      !isBigEndian,
    )
  return new Uint8Array(view.buffer)
}

/** Red, green and blue in the middle of a square. */
function expectedColour(
  body: Uint8Array,
  type: ValueType,
  channels: number,
  column: number,
  row: number,
): Colour {
  const at = ((row + 0.5) * SIDE * SIZE + (column + 0.5) * SIDE) * channels
  const level = (channel: number) => documentedLevel(valueAt(body, type, at + channel), type) ?? NaN
  return channels === 1 ? [level(0), level(0), level(0)] : [level(2), level(1), level(0)]
}

/** The largest distance of any colour that is painted from what is expected. */
async function paintedDistance(
  wall: Wall,
  name: string,
  body: Uint8Array,
  type: ValueType,
  channels: number,
): Promise<number> {
  const box = await tile(wall.page, name).boundingBox()
  if (box === null) return Infinity
  const scale = await wall.page.evaluate(() => devicePixelRatio)
  const shot = readScreenshot(await wall.page.screenshot({ clip: box }))
  let most = 0
  for (let row = 1; row < SQUARES - 1; row++)
    for (let column = 1; column < SQUARES - 1; column++) {
      const painted = shot.at(
        ((column + 0.5) / SQUARES) * box.width * scale,
        ((row + 0.5) / SQUARES) * box.height * scale,
      )
      for (const [channel, level] of expectedColour(body, type, channels, column, row).entries())
        most = Math.max(most, Math.abs((painted[channel] ?? NaN) - level))
    }
  return most
}

test('100 values of every type are painted by the formula', async ({ stage }) => {
  const wall = await stage.start()
  await makeSmall(wall)
  const sender = openSender(wall)
  const random = makeRandom(14)
  for (const type of VALUE_TYPES)
    for (const channels of [1, 3])
      await test.step(`${titleOf(type)}, ${channels} channels`, async () => {
        const body = randomSquares(type, channels, random)
        expect(await sender.send('Array', dtypeOf(type), [SIZE, SIZE, channels], body)).toBe('OK')
        await expect
          .poll(() => paintedDistance(wall, 'Array', body, type, channels))
          .toBeLessThanOrEqual(1)
      })
})

test('NaN is magenta, and an array that is no picture keeps the last one', async ({ stage }) => {
  const wall = await stage.start()
  const sender = openSender(wall)
  const depth = new Float32Array(SIZE * SIZE).fill(1)
  depth.fill(NaN, 0, depth.length / 2)
  const send = (dtype: string, shape: readonly number[], body: Uint8Array) =>
    sender.send('Depth', dtype, shape, body)
  expect(await send('float32', [SIZE, SIZE], new Uint8Array(depth.buffer))).toBe('OK')
  await expectColours(wall.page, [
    ['Depth', 0.5, 0.3, MAGENTA],
    ['Depth', 0.5, 0.7, WHITE],
  ])
  const box = await tile(wall.page, 'Depth').boundingBox()

  expect(await send('uint8', [0, 5, 3], new Uint8Array())).toBe('OK')
  expect(await send('float64', [4], new Uint8Array(32))).toBe('OK')
  expect(await send('complex64', [2, 2], new Uint8Array(32))).toBe('OK')
  await expect
    .poll(async () => {
      const { cameras } = await stateOf(wall.page)
      const camera = cameras.find(({ name }) => name === 'Depth')
      return [camera?.received, camera?.malformed, camera?.lastFault?.key]
    })
    .toEqual([1, 3, 'message.array-complex'])
  // On a slow computer it is darker by now, because no picture follows.
  const [red, green, blue] = await colourAt(wall.page, 'Depth', 0.5, 0.3)
  expect(red).toBe(blue)
  expect(red).toBeGreaterThan(2 * green)
  expect(await tile(wall.page, 'Depth').boundingBox()).toEqual(box)

  const dark = new Uint8Array(2 * SIZE * SIZE)
  expect(await send('>u2', [SIZE, SIZE], dark)).toBe('OK')
  await expectColour(wall.page, 'Depth', [0.5, 0.3], BLACK)
})
