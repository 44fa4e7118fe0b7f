import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  section,
  setting,
  type PatchOf,
  type ValuesOf,
} from '../../../src-main/contract/setting.ts'

const lamp = section('lamp', {
  on: setting(() => z.boolean(), false, { reported: true }),
  watts: setting(() => z.int().min(1).max(9).nullable(), null, { reported: true }),
  /** Converted to lower case. */
  names: setting(() => z.array(z.string().toLowerCase()).readonly(), ['left'], { reported: false }),
})

test('a definition determines the types of values and changes', () => {
  expectTypeOf<ValuesOf<typeof lamp>>().toEqualTypeOf<{
    readonly on: boolean
    readonly watts: number | null
    readonly names: readonly string[]
  }>()
  expectTypeOf<PatchOf<typeof lamp>>().toEqualTypeOf<{
    readonly on?: boolean
    readonly watts?: number | null
    readonly names?: readonly string[]
  }>()
})

test('it has the defaults and the keys that are reported', () => {
  expect(lamp.defaults).toEqual({ on: false, watts: null, names: ['left'] })
  expect(lamp.reported).toEqual(['on', 'watts'])
})

describe('in the file', () => {
  test.each([
    ['nothing', {}, { on: false, watts: null, names: ['left'] }],
    ['a part', { watts: 3 }, { on: false, watts: 3, names: ['left'] }],
    ['all, checked', { on: true, watts: 9, names: ['A'] }, { on: true, watts: 9, names: ['a'] }],
    ['unknown keys', { on: true, hue: 1 }, { on: true, watts: null, names: ['left'], hue: 1 }],
  ])('%s is accepted', (_name, given, expected) => {
    expect(lamp.file().parse(given)).toEqual(expected)
  })

  test.each([
    ['out of bounds', { watts: 10 }],
    ['of another type', { on: 'yes' }],
    ['null where it is not a value', { on: null }],
  ])('%s is refused', (_name, given) => {
    expect(lamp.file().safeParse(given).success).toBe(false)
  })
})

describe('as a change', () => {
  test.each([
    ['nothing', {}, {}],
    ['null where it is a value', { watts: null }, { watts: null }],
    ['a value, checked', { names: ['B'] }, { names: ['b'] }],
  ])('%s is accepted, and nothing is added', (_name, given, expected) => {
    expect(lamp.patch().parse(given)).toEqual(expected)
  })

  test.each([
    ['an unknown key', { hue: 1 }],
    ['a key without a value', { watts: undefined }],
    ['a value out of bounds', { watts: 0 }],
    ['no object', [['on', true]]],
  ])('%s is refused', (_name, given) => {
    expect(lamp.patch().safeParse(given).success).toBe(false)
  })
})

test('every valid change is valid in the file', () => {
  const anything = fc.record(
    { on: fc.anything(), watts: fc.anything(), names: fc.anything() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anything, (given) => {
      const change = lamp.patch().safeParse(given)
      const file = lamp.file().safeParse(given)
      expect(change.success).toBe(file.success)
      if (change.success) expect(file.data).toEqual({ ...lamp.defaults, ...change.data })
    }),
  )
})
