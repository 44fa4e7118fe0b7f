/** Files of stills, read by NumPy and OpenCV. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { stillOf } from '../../src-main/capture/still.ts'
import { ARRAY_FORMATS } from '../../src-main/contract/picture-files.ts'
import type { Channels } from '../../src-main/contract/value-type.ts'
import { arbitraryBody, dtypeOf, VALUE_TYPES } from '../support/arrays.ts'
import { aCapturedArray } from '../support/a-captured-frame.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

const CHANNELS = [undefined, 1, 2, 3, 4] as const
/** No multiple of 8, so that the rows of bits end within a byte. */
const WIDTH = 19
const HEIGHT = 7

interface Read {
  readonly path: string
  readonly equal: boolean
  readonly read: string
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe.skipIf(PYTHON === undefined)('stills of arrays, by NumPy and OpenCV', () => {
  test('of every type, byte order and shape are what was sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-stills-'))
    closing.push(() => rm(folder, { recursive: true }))
    const python = new PythonProgram<Read>('stills.py', [])
    closing.push(() => python.kill())
    let count = 0
    for (const values of VALUE_TYPES)
      for (const given of CHANNELS)
        for (const format of ARRAY_FORMATS) {
          const channels: Channels = given ?? 1
          const size = WIDTH * HEIGHT * channels
          const [random = new Uint8Array()] = fc.sample(arbitraryBody(values, size, false), {
            numRuns: 1,
            seed: ++count,
          })
          const body = values.kind === 'bool' ? random.map((byte) => byte & 1) : random
          const shape = given === undefined ? [HEIGHT, WIDTH] : [HEIGHT, WIDTH, given]
          const frame = aCapturedArray(values, shape, body)
          const still = stillOf(frame, format)
          const path = join(folder, `${count}.${still.extension}`)
          await writeFile(path, still.bytes)
          const base64 = Buffer.from(body).toString('base64')
          python.write(JSON.stringify({ path, dtype: dtypeOf(values), shape, body: base64 }))
        }
    python.endInput()
    await python.end()
    expect(python.lines.length).toBe(VALUE_TYPES.length * CHANNELS.length * ARRAY_FORMATS.length)
    expect(python.lines.filter(({ equal }) => !equal)).toEqual([])
    const pngs = python.lines.filter(({ path }) => path.endsWith('.png'))
    // `bool` without further channels; `uint8` and `uint16` in two orders, all but those of two channels.
    expect(pngs.length).toBe(2 + 3 * 4)
  })
})
