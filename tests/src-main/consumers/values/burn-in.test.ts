/** Pictures with a name and a time burned in, decoded again. */
import jpegTurbo from '@julusian/jpeg-turbo'
import { expect, test } from 'vitest'
import type { PastFrame } from '../../../../src-main/capture/past.ts'
import { encodePng } from '../../../../src-main/capture/png.ts'
import { decodeOriginal } from '../../../../src-main/consumers/values/decode-original.ts'
import { BurnIn } from '../../../../src-main/consumers/values/burn-in.ts'
import { AS_SENT_VALUES, type CameraValues } from '../../../../src-main/contract/camera-values.ts'
import { CAPTION_HEIGHT, TIME_CHARACTERS } from '../../../../src-main/contract/captions.ts'
import { withOrientation } from '../../../support/pictures.ts'
import { capturedFrame, STARTS_AT } from '../../../support/recordings.ts'

const WIDTH = 640
const HEIGHT = 480
/** A line of text in a picture of that size. */
const LINE = 18
/** Of a character, as it is drawn. */
const CHARACTER_WIDTH = 16

const drawn = (width: number, value: number) => ({
  width,
  gray: new Uint8Array(width * CAPTION_HEIGHT).fill(value),
})

/** Each character is a box of a gray of its own. */
const grayOf = (character: string) => 40 + 14 * TIME_CHARACTERS.indexOf(character)
const CAPTIONS = {
  names: [{ camera: 'Barn', drawn: drawn(160, 255) }],
  characters: Array.from(TIME_CHARACTERS, (character) => drawn(CHARACTER_WIDTH, grayOf(character))),
}

const AS_SENT = new Map<string, CameraValues>()

function aFrame(body: Uint8Array, facts: Partial<PastFrame> = {}): PastFrame {
  const frame = capturedFrame(body, { camera: 'Barn', fields: ['a'], sentAt: 5, ...facts })
  return { ...frame, time: STARTS_AT, body: Uint8Array.from(body) }
}

function grayJpeg(width = WIDTH, height = HEIGHT): Uint8Array {
  const options = { width, height, format: jpegTurbo.FORMAT_GRAY, quality: 90 } as const
  const gray = Buffer.alloc(width * height, 90)
  return Uint8Array.from(
    jpegTurbo.compressSync(gray, { ...options, subsampling: jpegTurbo.SAMP_GRAY }),
  )
}

function pixelsOf({ picture, body }: PastFrame) {
  if (picture.kind !== 'encoded') throw new Error('It is an array.')
  const { body: bgr } = decodeOriginal(picture, body)
  return (x: number, y: number) => {
    const at = 3 * (y * picture.width + x)
    return [...bgr.subarray(at, at + 3)]
  }
}

/** JPEGs are not exact. */
const near = (value: number) => Array(3).fill(expect.closeTo(value, -1)) as number[]

test('the name is in the corner, the time below it, and the rest of the picture as it was', () => {
  const sent = aFrame(grayJpeg())
  const burnt = new BurnIn(CAPTIONS, AS_SENT).burnt(sent)
  const pixel = pixelsOf(burnt)
  const nameWidth = (160 * LINE) / CAPTION_HEIGHT
  expect(pixel(4, 8)).toEqual(near(255))
  expect(pixel(nameWidth - 4, 8)).toEqual(near(255))
  expect(pixel(nameWidth + 12, 8)).toEqual(near(90))
  expect(pixel(400, 300)).toEqual(near(90))
  expect(pixel(4, 2 * LINE + 10)).toEqual(near(90))

  const width = (CHARACTER_WIDTH * LINE) / CAPTION_HEIGHT
  const date = new Date(STARTS_AT)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-')
  const read = Array.from(day, (_, index) => pixel((index + 1.5) * width, LINE + LINE / 2)[0] ?? 0)
  for (const [index, character] of Array.from(day).entries())
    expect(read[index], `${character} of ${day}`).toBeCloseTo(grayOf(character), -1)
})

test('the frame keeps its times and its fields, and stays as it was', () => {
  const sent = aFrame(grayJpeg())
  const before = Uint8Array.from(sent.body)
  const { picture, body, ...others } = new BurnIn(CAPTIONS, AS_SENT).burnt(sent)
  const { picture: sentPicture, body: sentBody, ...sentOthers } = sent
  expect(others).toEqual(sentOthers)
  expect(picture).toEqual(sentPicture)
  expect(body).not.toEqual(sentBody)
  expect(sentBody).toEqual(before)
})

test('arrays become JPEGs as the wall shows them, and so do PNGs', () => {
  const array = { dtype: 'uint16', shape: [HEIGHT, WIDTH] }
  const values = new Uint16Array(WIDTH * HEIGHT).fill(0x8000)
  const raw = aFrame(new Uint8Array(values.buffer), { array })
  const png = encodePng({
    width: WIDTH,
    height: HEIGHT,
    depth: 8,
    channels: 1,
    rows: new Uint8Array(WIDTH * HEIGHT).fill(128),
  })
  for (const sent of [raw, aFrame(png)]) {
    const burnt = new BurnIn(CAPTIONS, AS_SENT).burnt(sent)
    expect(burnt.picture).toEqual({ kind: 'encoded', format: 'jpeg', width: WIDTH, height: HEIGHT })
    expect(burnt).not.toHaveProperty('array')
    expect(pixelsOf(burnt)(4, 8)).toEqual(near(255))
    expect(pixelsOf(burnt)(400, 300)).toEqual(near(128))
  }
})

test('a camera with levels and a colour map of its own is burned in as the wall shows it', () => {
  const rows = Array.from({ length: HEIGHT }, (_, y) => new Uint16Array(WIDTH).fill(1000 + y))
  const array = { dtype: 'uint16', shape: [HEIGHT, WIDTH] }
  const depth = aFrame(Buffer.concat(rows.map(({ buffer }) => Buffer.from(buffer))), { array })
  const values = { ...AS_SENT_VALUES, levels: { by: 'range' }, colourMap: 'viridis' } as const
  const pixel = pixelsOf(new BurnIn(CAPTIONS, new Map([['Barn', values]])).burnt(depth))
  // The ends of viridis, in OpenCV's order.
  expect(pixel(600, 0)).toEqual([84, 1, 68].map((level) => expect.closeTo(level, -1) as number))
  expect(pixel(600, HEIGHT - 1)).toEqual(
    [37, 231, 253].map((level) => expect.closeTo(level, -1) as number),
  )
  const gray = pixelsOf(new BurnIn(CAPTIONS, AS_SENT).burnt(depth))
  expect(gray(600, HEIGHT - 1)).toEqual(near(6))
})

test.each([
  [100, 80],
  [9, 7],
  [1, 1],
  [4000, 30],
  [30, 4000],
])('a picture of %i x %i has as much of it as fits in', (width, height) => {
  const burnt = new BurnIn(CAPTIONS, AS_SENT).burnt(aFrame(grayJpeg(width, height)))
  expect(burnt.picture).toMatchObject({ width, height })
  expect(pixelsOf(burnt)(0, 0)[0]).toBeDefined()
})

test('a camera without a drawn name has the time only', () => {
  const burnt = new BurnIn({ ...CAPTIONS, names: [] }, AS_SENT).burnt(aFrame(grayJpeg()))
  const pixel = pixelsOf(burnt)
  expect(pixel(4, 6)).toEqual(near(90))
  expect(pixel(9, LINE + LINE / 2)[0]).not.toBeCloseTo(90, -1)
})

test('what cannot be decoded, and what is turned by its EXIF data, stays as it was sent', () => {
  const burnIn = new BurnIn(CAPTIONS, AS_SENT)
  const turned = aFrame(withOrientation(grayJpeg(), 6))
  expect(burnIn.burnt(turned)).toBe(turned)
  const header = aFrame(grayJpeg().subarray(0, 200))
  expect(burnIn.burnt(header)).toBe(header)
})
