/** The icons in the repository match the drawing; after a change to it, run `npm run icons`. */
import { readFile } from 'node:fs/promises'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { drawIcon, ICON_SIZES, iconPath } from '../../scripts/icons.ts'

/** Tolerance, of 255: processors may round an edge differently. */
const TOLERANCE = 3

test.each(ICON_SIZES)('the icon of %i pixels is up to date', async (size) => {
  const kept = PNG.sync.read(await readFile(iconPath(size)))
  const drawn = PNG.sync.read(await drawIcon(size))
  expect([kept.width, kept.height]).toEqual([size, size])
  expect(largestDifference(kept.data, drawn.data)).toBeLessThanOrEqual(TOLERANCE)
})

test('the smallest icon still shows a lens in a bright tile', async () => {
  const { data } = PNG.sync.read(await drawIcon(16))
  const brightness = (x: number, y: number) => data.readUInt8((y * 16 + x) * 4 + 1)
  const [tile, lens, ground] = [brightness(9, 6), brightness(11, 4), brightness(7, 7)]
  expect(tile).toBeGreaterThan(150)
  expect(lens).toBeLessThan(60)
  expect(ground).toBeLessThan(60)
})

function largestDifference(a: Buffer, b: Buffer): number {
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - b.readUInt8(index))), 0)
}
