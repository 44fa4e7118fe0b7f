import { expect, test } from 'vitest'
import { otherTypeOf, parseArrayType } from '../../../../src-main/receive/imagezmq/array-type.ts'
import { dtypeOf, titleOf, VALUE_TYPES } from '../../../support/arrays.ts'

test.each(VALUE_TYPES.map((type) => [dtypeOf(type), type] as const))('%s', (dtype, type) => {
  expect(parseArrayType(dtype)).toEqual(type)
})

test.each([
  ['<u2', 'uint16', false],
  ['=u2', 'uint16', false],
  ['u2', 'uint16', false],
  ['>u2', 'uint16', true],
  ['<f8', 'float64', false],
  ['>f2', 'float16', true],
  ['|u1', 'uint8', false],
  ['>u1', 'uint8', false],
  ['|b1', 'bool', false],
  ['?', 'bool', false],
  ['|?', 'bool', false],
  ['|i1', 'int8', false],
])('%s is %s', (dtype, name, isBigEndian) => {
  const type = parseArrayType(dtype)
  expect(type && titleOf(type)).toBe(isBigEndian ? `big ${name}` : name)
})

test.each([
  ['complex64', 'complex'],
  ['>c16', 'complex'],
  ['<U5', 'text'],
  ['|S3', 'text'],
  ['object', 'object'],
  ['|O', 'object'],
  ["[('b', 'u1'), ('g', 'u1')]", 'structured'],
  ["{'names': ['b'], 'formats': ['u1']}", 'structured'],
  ['|V3', 'structured'],
  ['float128', 'long-double'],
  ['>f16', 'long-double'],
  ['datetime64[ms]', 'other'],
  ['timedelta64[ns]', 'other'],
  ['bfloat16', 'other'],
  ['bool8', 'other'],
  ['bool64', 'other'],
  ['int', 'other'],
  ['uint24', 'other'],
  ['float8', 'other'],
  ['f1', 'other'],
  ['u3', 'other'],
  ['b2', 'other'],
  ['u', 'other'],
  ['', 'other'],
  ['uint8 ', 'other'],
  ['UINT8', 'other'],
  ['__proto__', 'other'],
])('%s cannot be shown: %s', (dtype, kind) => {
  expect(parseArrayType(dtype)).toBeUndefined()
  expect(otherTypeOf(dtype)).toBe(kind)
})
