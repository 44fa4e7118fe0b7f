import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BaselineJpeg } from '../../../../src-renderer/painting/jpeg/baseline-jpeg.ts'
import { planJpeg } from '../../../../src-renderer/painting/jpeg/jpeg-plan.ts'

function jpeg(width: number, height: number, across = 2, down = 2): BaselineJpeg {
  const tables = { quantisation: 0, dc: 0, ac: 0 }
  const chroma = { across: 1, down: 1, ...tables }
  const components = [{ across, down, ...tables }, chroma, chroma]
  return { width, height, components, quantisation: [], dc: [], ac: [], interval: 0, scan: 0 }
}

const sizesOf = (picture: BaselineJpeg, width: number, height: number) =>
  planJpeg(picture, { width, height }).planes.map(({ size }) => [size.width, size.height])

test.each([
  ['shown in full', 640, 480, 8, [640, 480], [320, 240]],
  ['enlarged', 1280, 960, 8, [640, 480], [320, 240]],
  ['a little smaller', 480, 360, 8, [480, 360], [240, 180]],
  ['half of its size', 320, 240, 4, [320, 240], [160, 120]],
  ['of odd sides', 237, 177, 4, [237, 177], [119, 89]],
  ['a quarter', 160, 120, 2, [160, 120], [80, 60]],
  ['an eighth', 80, 60, 1, [80, 60], [40, 30]],
  ['much smaller', 20, 15, 1, [20, 15], [10, 8]],
  ['narrower, but as high', 320, 480, 8, [640, 480], [320, 240]],
  ['not there yet', 0, 0, 1, [80, 60], [40, 30]],
])('640x480, %s', (_name, width, height, blockSize, luma, chroma) => {
  const picture = jpeg(640, 480)
  expect(planJpeg(picture, { width, height })).toMatchObject({ blockSize, across: 40, down: 30 })
  expect(sizesOf(picture, width, height)).toEqual([luma, chroma, chroma])
})

test.each([
  ['4:4:4', 1, 1, [240, 180]],
  ['4:2:2', 2, 1, [120, 180]],
  ['4:4:0', 1, 2, [240, 90]],
])('%s: chroma is as fine as it was', (_name, across, down, chroma) => {
  expect(sizesOf(jpeg(640, 480, across, down), 240, 180)).toEqual([[240, 180], chroma, chroma])
})

test('planes never overlap, nor reach beyond their memory', () => {
  const side = fc.integer({ min: 1, max: 3000 })
  const sampling = fc.constantFrom(1, 2)
  fc.assert(
    fc.property(side, side, side, side, sampling, sampling, (w, h, tw, th, across, down) => {
      const { planes, bytes } = planJpeg(jpeg(w, h, across, down), { width: tw, height: th })
      const ends = planes.map(({ offset, size }) => offset + size.width * size.height)
      for (const [index, end] of ends.entries())
        expect(end + 8).toBeLessThanOrEqual(planes[index + 1]?.offset ?? bytes)
    }),
  )
})
