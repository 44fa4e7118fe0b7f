/** Compares the page's JPEG decoder bit for bit with libjpeg-turbo in the real OpenCV, which encoded the pictures. */
import { hash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { Buffers } from '../../src-renderer/painting/buffers.ts'
import { readBaselineJpeg } from '../../src-renderer/painting/jpeg/baseline-jpeg.ts'
import { completed } from '../../src-renderer/painting/jpeg/completed.ts'
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
  let jpegs: readonly Encoded[] = []
  const decoder = new JpegDecoder()
  const buffers = new Buffers()

  beforeAll(async () => {
    const python = new PythonProgram<Encoded>('jpegs.py', [])
    await python.end()
    jpegs = python.lines
  })

  test('have the same luma in both decoders', () => {
    expect(jpegs.length).toBeGreaterThan(500)
    const wrong = jpegs.filter(({ jpeg, luma }) => {
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

  test('that are cut anywhere have the same result each time, whatever was decoded before', () => {
    const tile = { width: 60, height: 50 }
    /** A hash of the planes; `undefined` if the JPEG is refused. */
    const decode = (bytes: Uint8Array) => {
      const known = readBaselineJpeg(bytes)
      if (known === undefined) return undefined
      const planes = new Uint8Array(planJpeg(known, tile).bytes)
      return decoder.decode(bytes, tile, planes) ? hash('sha1', planes) : undefined
    }
    const some = jpegs.filter((_, index) => index % 29 === 0)
    for (const { name, jpeg } of some) {
      const whole = Buffer.from(jpeg, 'base64')
      const result = decode(whole)
      for (let cut = 1; cut < whole.length; cut = Math.ceil(1.9 * cut)) {
        const bytes = completed(Uint8Array.from(whole.subarray(0, -cut)), buffers)
        const first = decode(bytes)
        decode(whole)
        expect(decode(bytes), `${name}, cut by ${cut}`).toBe(first)
        // Only the end marker is missing.
        if (cut <= 2) expect(first, name).toBe(result)
      }
    }
  })
})
