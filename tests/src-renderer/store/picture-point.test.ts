/** Which pixel is read at a point of a tile: the one that the painter draws there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CameraTurn } from '../../../src-main/features/turn/contract.ts'
import type { Rect } from '../../../src-main/contract/rect.ts'
import { makeScaler } from '../../../src-main/pixels/scaler.ts'
import { tilePixels } from '../../../src-renderer/painting/tile-appearance.ts'
import {
  pixelStep,
  pointOf,
  shownPlace,
  type ShownPicture,
} from '../../../src-renderer/store/picture-point.ts'
import { appearanceIn, sentPlace, UNZOOMED } from '../../../src-renderer/store/tile-view.ts'

const turns = fc.record({
  quarters: fc.constantFrom<CameraTurn['quarters']>(0, 1, 2, 3),
  mirrored: fc.boolean(),
})

function shown(differs: Partial<ShownPicture>, turn?: CameraTurn): ShownPicture {
  const size = { width: 640, height: 480 }
  const appearance =
    turn === undefined ? ({ state: 'live' } as const) : { state: 'live' as const, turn }
  const label = { id: 't1', camera: 'Pi', label: 'Pi' }
  return {
    rect: { x: 10, y: 20, width: 320, height: 240 },
    scale: 1,
    size,
    tile: { ...label, shape: size, fills: false, view: UNZOOMED, appearance },
    appearance,
    ...differs,
  }
}

test('however a picture is turned, the pixel that is read is the one that is painted', () => {
  const scaler = makeScaler()
  const side = fc.integer({ min: 1, max: 13 })
  fc.assert(
    fc.property(turns, side, side, (turn, width, height) => {
      const data = Uint8Array.from({ length: width * height }, (_, index) => index)
      const isOnItsSide = turn.quarters % 2 === 1
      const tile = isOnItsSide ? { width: height, height: width } : { width, height }
      const painted = tilePixels(
        scaler,
        { kind: 'packed', order: 'gray', width, height, data },
        tile,
        { state: 'live', turn },
      )
      const rect = { x: 0, y: 0, ...tile }
      const picture = shown({ rect, size: { width, height } }, turn)
      for (let y = 0; y < tile.height; y++)
        for (let x = 0; x < tile.width; x++) {
          const place = shownPlace(picture, { x, y })
          expect(place).toBeDefined()
          const sent = sentPlace(place ?? { x: 0, y: 0 }, { turn })
          const read = Math.floor(sent.y * height) * width + Math.floor(sent.x * width)
          expect(read).toBe(painted[4 * (y * tile.width + x)])
        }
    }),
    { numRuns: 60 },
  )
})

test('of a picture that is cut, or moved in its tile, the pixel that is read is the one that is painted', () => {
  const scaler = makeScaler()
  const [width, height] = [12, 9]
  const data = Uint8Array.from({ length: width * height }, (_, index) => index)
  const pixels = { kind: 'packed', order: 'gray', width, height, data } as const
  const columns = fc.integer({ min: 1, max: 11 })
  fc.assert(
    fc.property(turns, columns, fc.nat(11), (turn, wide, left) => {
      // Whole columns of the picture, so that none is interpolated.
      const isOnItsSide = turn.quarters % 2 === 1
      const size = isOnItsSide ? { width: height, height: wide } : { width: wide, height }
      const rect = { x: 0, y: 0, ...size }
      const shape = isOnItsSide ? { width: height, height: width } : { width, height }
      const middle = (Math.min(left, width - wide) + wide / 2) / width
      const view = { zoom: 1, x: middle, y: 0.5 }
      const tile = { shape, fills: true, view, appearance: { state: 'live', turn } } as const
      const appearance = appearanceIn(tile, rect)
      fc.pre(appearance.part !== undefined)
      const painted = tilePixels(scaler, pixels, size, appearance)
      const picture = { ...shown({ rect, size: { width, height } }, turn), appearance }
      for (let y = 0; y < size.height; y++)
        for (let x = 0; x < size.width; x++) {
          const place = shownPlace(picture, { x, y })
          const sent = sentPlace(place ?? { x: 0, y: 0 }, appearance)
          const read = Math.floor(sent.y * height) * width + Math.floor(sent.x * width)
          expect(read).toBe(painted[4 * (y * size.width + x)])
        }
    }),
    { numRuns: 60 },
  )
})

/** The pixels of the picture as sent that are read on the way from the middle to the right edge. */
function pixelsToTheRight(picture: ShownPicture, part: Rect): readonly number[] {
  const pixel = pixelStep(picture)
  const read: number[] = []
  for (let at = pointOf(picture, { x: 0.5, y: 0.5 }); ; at = { x: at.x + pixel.x, y: at.y }) {
    const place = shownPlace(picture, at)
    if (place === undefined) return read
    const { turn } = picture.appearance
    const sent = sentPlace(place, turn === undefined ? { part } : { turn, part })
    const [column, row] = [Math.floor(sent.x * 640), Math.floor(sent.y * 480)]
    read.push(turn !== undefined && turn.quarters % 2 === 1 ? row : column)
  }
}

test('steps over a zoomed picture, however it is turned, read every pixel once', () => {
  const part = { x: 0.25, y: 0.25, width: 1 / 32, height: 1 / 32 }
  fc.assert(
    fc.property(turns, fc.constantFrom(1, 1.25, 1.5, 2), (turn, scale) => {
      const isOnItsSide = turn.quarters % 2 === 1
      const picture = shown({ scale, rect: { x: 10, y: 20, width: 320, height: 320 } }, turn)
      const appearance = { ...picture.appearance, part }
      const read = pixelsToTheRight({ ...picture, appearance }, part)
      const [first = NaN, second = NaN] = read
      expect(read).toEqual(read.map((_, index) => first + index * (second - first)))
      expect(Math.abs(second - first)).toBe(1)
      expect(read).toHaveLength(Math.ceil((isOnItsSide ? 480 : 640) / 32 / 2))
    }),
  )
})

test('where the screen has fewer pixels than the picture, a step is one of the screen', () => {
  expect(pixelStep(shown({ scale: 2, rect: { x: 0, y: 0, width: 80, height: 60 } }))).toEqual({
    x: 0.5,
    y: 0.5,
  })
})

test('a picture of another shape than its tile is in the middle of it', () => {
  const picture = shown({ size: { width: 100, height: 100 } })
  expect(shownPlace(picture, { x: 40, y: 100 })).toBeUndefined()
  const middle = shownPlace(picture, { x: 169.5, y: 139.5 })
  expect(middle?.x).toBeCloseTo(0.5, 2)
  expect(middle?.y).toBeCloseTo(0.5, 2)
})

test('on a screen with more device pixels, the cross is where the pointer is', () => {
  fc.assert(
    fc.property(
      turns,
      fc.constantFrom(1, 1.25, 1.5, 2),
      fc.double({ min: 12, max: 327, noNaN: true }),
      fc.double({ min: 22, max: 257, noNaN: true }),
      (turn, scale, x, y) => {
        const picture = shown({ scale, size: { width: 640, height: 480 } }, turn)
        const place = shownPlace(picture, { x, y })
        if (place === undefined) return
        const at = pointOf(picture, place)
        expect(Math.abs(at.x - x)).toBeLessThanOrEqual(1 / scale)
        expect(Math.abs(at.y - y)).toBeLessThanOrEqual(1 / scale)
      },
    ),
  )
})
