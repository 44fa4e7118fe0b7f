/** Compares the page's JPEG decoder bit for bit with libjpeg-turbo in the real OpenCV, which encoded the pictures. */
import { describe, expect, test } from 'vitest'
import { readBaselineJpeg } from '../../src-renderer/painting/jpeg/baseline-jpeg.ts'
import { JpegDecoder } from '../../src-renderer/painting/jpeg/jpeg-decoder.ts'
import { planJpeg } from '../../src-renderer/painting/jpeg/jpeg-plan.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

interface Encoded {
  readonly name: string
  readonly jpeg: string
  readonly luma: string
}

/** A tile that shows each picture in full size. */
const TILE = { width: 9999, height: 9999 }

describe.skipIf(PYTHON === undefined)('JPEGs by OpenCV', () => {
  test('have the same luma in both decoders', async () => {
    const python = new PythonProgram<Encoded>('jpegs.py', [])
    await python.end()
    expect(python.lines.length).toBeGreaterThan(500)
    const decoder = new JpegDecoder()
    const wrong = python.lines.filter(({ jpeg, luma }) => {
      const bytes = Buffer.from(jpeg, 'base64')
      const expected = Buffer.from(luma, 'base64')
      const known = readBaselineJpeg(bytes)
      if (known === undefined) return true
      const planes = new Uint8Array(planJpeg(known, TILE).bytes)
      const isDecoded = decoder.decode(bytes, TILE, planes)
      return !isDecoded || expected.compare(planes, 0, expected.length) !== 0
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})
