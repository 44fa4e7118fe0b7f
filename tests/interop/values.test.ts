/** Levels, gamma, colour maps and read-out against NumPy and OpenCV. */
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { decodeOriginal } from '../../src-main/consumers/values/decode-original.ts'
import type { CameraValues } from '../../src-main/contract/camera-values.ts'
import type { EncodedPicture } from '../../src-main/contract/frame.ts'
import type { Channels, ValueType } from '../../src-main/contract/value-type.ts'
import { ArrayToner } from '../../src-main/pixels/array-toner.ts'
import { valueText } from '../../src-main/pixels/array-values.ts'
import { levelsOf } from '../../src-main/pixels/measure.ts'
import { parseArrayType } from '../../src-main/receive/imagezmq/array-type.ts'
import { readPicture } from '../../src-main/receive/imagezmq/read-picture.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

interface Toned {
  readonly dtype: string
  readonly shape: readonly [height: number, width: number, channels: Channels]
  /** Base64. */
  readonly body: string
  readonly values: CameraValues
  readonly levels: readonly [black: number, white: number]
  /** NumPy's text of each value. */
  readonly texts: readonly string[]
  /** Base64 of BGR. */
  readonly toned: string
}

function layoutOf({ dtype, shape: [height, width, channels] }: Toned) {
  const values = parseArrayType(dtype)
  if (values === undefined) throw new Error(`${dtype} is not a type of values.`)
  return { values, channels, width, height }
}

interface Encoded {
  readonly name: string
  readonly format: EncodedPicture['format']
  readonly dtype: string
  readonly channels: number
  readonly width: number
  readonly height: number
  /** Base64 of the file, and of the array that OpenCV reads from it. */
  readonly encoded: string
  readonly values: string
}

/** The binding to libjpeg-turbo chooses its fast DCT, OpenCV the accurate one: at a quality of 100 they differ most. */
const JPEG_TOLERANCE = 12

function distance(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return Infinity
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? 0))), 0)
}

/** Which floats have an exponent depends on the version of NumPy. */
function isSameValue(ours: string, numpy: string, { kind }: ValueType): boolean {
  if (kind !== 'float' || /[a-z]$/.test(numpy)) return ours === numpy
  return Number(ours) === Number(numpy)
}

describe.skipIf(PYTHON === undefined)('values of every type', () => {
  test('are toned, measured and written as by NumPy and OpenCV', async () => {
    const python = new PythonProgram<Toned>('values.py', [])
    await python.end()
    expect(python.lines.length).toBeGreaterThan(80)
    const toner = new ArrayToner()
    for (const line of python.lines) {
      const array = layoutOf(line)
      const body = Uint8Array.from(Buffer.from(line.body, 'base64'))
      const levels = levelsOf(line.values.levels, array, body)
      const what = JSON.stringify([line.dtype, line.shape, line.values])
      expect(levels.black, what).toBeCloseTo(line.levels[0], 6)
      const { data } = toner.toPixels(array, body, { ...line.values, levels })
      expect(distance(data, Buffer.from(line.toned, 'base64')), what).toBeLessThanOrEqual(1)
      const view = new DataView(body.buffer)
      const wrong = line.texts.flatMap((text, index) => {
        const ours = valueText(array.values, view, index * array.values.bytes)
        return isSameValue(ours, text, array.values) ? [] : [`${ours} is ${text}`]
      })
      expect(wrong, what).toEqual([])
    }
  })

  test('that OpenCV encoded are decoded with all their bits', async () => {
    const python = new PythonProgram<Encoded>('encoded_values.py', [])
    await python.end()
    expect(python.lines.length).toBeGreaterThan(20)
    const wrong = python.lines.filter(({ width, height, dtype, channels, encoded, values }) => {
      const bytes = Uint8Array.from(Buffer.from(encoded, 'base64'))
      const picture = readPicture({}, bytes)
      if (!('kind' in picture) || picture.kind !== 'encoded') return true
      const { array, body } = decodeOriginal(picture, bytes)
      const layout = { values: parseArrayType(dtype), channels, width, height }
      const tolerance = picture.format === 'jpeg' ? JPEG_TOLERANCE : 0
      return (
        !isDeepStrictEqual(array, layout) ||
        distance(body, Buffer.from(values, 'base64')) > tolerance
      )
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})
