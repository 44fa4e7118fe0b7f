/** The toner's WebAssembly against the formulas of docs/senders.md in plain sums. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AS_SENT_VALUES, COLOUR_MAPS } from '../../../src-main/contract/camera-values.ts'
import { ArrayToner, type Tone } from '../../../src-main/pixels/array-toner.ts'
import { tableOf } from '../../../src-main/pixels/colour-maps.ts'
import { defaultLevels } from '../../../src-main/pixels/levels.ts'
import { arbitraryBody, titleOf, UINT8, VALUE_TYPES, valueAt } from '../../support/arrays.ts'

const toner = new ArrayToner()
const MAGENTA = [255, 0, 255]
const RED = [0, 0, 255]
const BLUE = [255, 0, 0]
const TABLES = new Map(COLOUR_MAPS.map((map) => [map, [...tableOf(map)]]))
const FLOAT32 = { kind: 'float', bytes: 4, isBigEndian: false } as const

function toneOf(patch: Partial<Tone>): Tone {
  return { ...AS_SENT_VALUES, levels: { black: 0, white: 255 }, ...patch }
}

/** Half to even, as `numpy.rint`. */
function rint(value: number): number {
  const below = Math.floor(value)
  const isUp = value - below > 0.5 || (value - below === 0.5 && below % 2 !== 0)
  return below + (isUp ? 1 : 0)
}

function level(value: number, { levels: { black, white }, gamma }: Tone): number {
  if (white === black) return value > white ? 255 : 0
  const scaled = Math.max(0, Math.min((255 * (value - black)) / (white - black), 255))
  return gamma === 1 ? rint(scaled) : Math.round(255 * (rint(scaled * 257) / 65_535) ** (1 / gamma))
}

/** Blue, green and red. */
function plainColour(values: readonly number[], tone: Tone): readonly number[] {
  const shown = values.slice(0, 3)
  const { black, white } = tone.levels
  if (!shown.every((value) => Number.isFinite(value))) return MAGENTA
  if (tone.marksClipped && shown.some((value) => value >= white)) return RED
  if (tone.marksClipped && shown.every((value) => value <= black)) return BLUE
  const levels = shown.map((value) => level(value, tone))
  const [first = 0, green = first, third = levels.length === 1 ? first : 0] = levels
  const [blue, red] = tone.order === 'rgb' ? [third, first] : [first, third]
  if (tone.colourMap === 'none') return [blue, green, red]
  const luma =
    levels.length === 1 ? first : (9798 * red + 19_235 * green + 3735 * blue + 16_384) >> 15
  return (TABLES.get(tone.colourMap) ?? []).slice(3 * luma, 3 * luma + 3).reverse()
}

describe.each(VALUE_TYPES.map((type) => [titleOf(type), type] as const))('%s', (_title, values) => {
  test('is toned by the formula', () => {
    const { black, white } = defaultLevels(values)
    const tones = fc.record({
      levels: fc
        .tuple(
          fc.double({ min: 0, max: 0.9, noNaN: true }),
          fc.double({ min: 0, max: 0.9, noNaN: true }),
        )
        .map(([a, b]) => ({
          black: black + a * (white - black),
          white: black + Math.max(a, b) * (white - black),
        })),
      gamma: fc.constantFrom(1, 0.5, 2.2),
      colourMap: fc.constantFrom('none', 'gray', 'viridis', 'jet', 'turbo'),
      marksClipped: fc.boolean(),
      order: fc.constantFrom('bgr', 'rgb'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 4),
        arbitraryBody(values, 48, false),
        tones,
        (channels, body, tone) => {
          const count = 48 / channels
          const array = { values, channels, width: count, height: 1 } as const
          const { data } = toner.toPixels(array, body, tone)
          const expected = Array.from({ length: count }, (_, pixel) =>
            plainColour(
              Array.from({ length: channels }, (_, channel) =>
                valueAt(body, values, pixel * channels + channel),
              ),
              tone,
            ),
          )
          expect([...data]).toEqual(expected.flat())
        },
      ),
      { numRuns: 20 },
    )
  })
})

test('a picture of several chunks is toned from its first to its last value', () => {
  const [width, height] = [131, 97]
  const body = new Float32Array(width * height).map((_, index) => index)
  const array = { values: FLOAT32, channels: 1, width, height } as const
  const tone = toneOf({ levels: { black: 0, white: width * height - 1 }, colourMap: 'magma' })
  const { data } = toner.toPixels(array, new Uint8Array(body.buffer), tone)
  const expected = [...body].flatMap((value) => [...plainColour([value], tone)])
  expect(Buffer.compare(data, Buffer.from(expected))).toBe(0)
})

test('a picture of one value, whose range is nothing, is black', () => {
  const tone = toneOf({ levels: { black: 7, white: 7 } })
  const array = { values: UINT8, channels: 1, width: 3, height: 1 } as const
  const { data } = toner.toPixels(array, Uint8Array.of(7, 7, 7), tone)
  expect([...data]).toEqual(new Array(9).fill(0))
})
