/**
 * Parses the `dtype` of a message header: the type of the values of `send_image`'s array.
 *
 * imagezmq sends `str(array.dtype)`. In the byte order of the sender's computer that is a name (`uint16`), in the other one
 * a type string (`>u2`). Source of both: NumPy's “Data type objects” and “The array interface protocol”, `typestr`.
 */
import type { ValueType } from '../../contract/value-type.ts'

const NAME = /^(?:bool|(int|uint|float)(8|16|32|64))$/
/** Byte order, kind and number of bytes, such as `>u2`. `?` is another letter for `b1`. */
const TYPE_STRING = /^([<>|=]?)(?:(\?)|([biuf])([1248]))$/
const KINDS = { b: 'bool', i: 'int', u: 'uint', f: 'float' } as const

/**
 * A name has no byte order. It is that of the sender, and all computers for which imageZMQ is used are little-endian.
 *
 * @returns `undefined` if the type has another kind or size
 */
export function parseArrayType(dtype: string): ValueType | undefined {
  const [name, kind = 'bool', bits = '8'] = NAME.exec(dtype) ?? []
  if (name !== undefined) return typeOf(kind, Number(bits) / 8, false)
  const [, order, bool, letter = 'b', bytes = '1'] = TYPE_STRING.exec(dtype) ?? []
  if (order === undefined) return undefined
  if (bool !== undefined) return typeOf('bool', 1, false)
  return typeOf(KINDS[letter as keyof typeof KINDS], Number(bytes), order === '>')
}

function typeOf(kind: string, bytes: number, isBigEndian: boolean): ValueType | undefined {
  switch (kind) {
    case 'bool':
      return bytes === 1 ? { kind, bytes, isBigEndian: false } : undefined
    case 'int':
    case 'uint':
      if (bytes === 1) return { kind, bytes, isBigEndian: false }
      return bytes === 2 || bytes === 4 || bytes === 8 ? { kind, bytes, isBigEndian } : undefined
    case 'float':
      return bytes === 2 || bytes === 4 || bytes === 8 ? { kind, bytes, isBigEndian } : undefined
    default:
      return undefined
  }
}

/** What an array of a type that cannot be shown holds. */
export type OtherType = 'complex' | 'text' | 'object' | 'structured' | 'long-double' | 'other'

const OTHER_TYPES: readonly (readonly [OtherType, RegExp])[] = [
  ['complex', /^complex|^[<>|=]?c\d/],
  ['text', /^str|^bytes|^[<>|=]?[USa]\d*$/],
  ['object', /^object|^[<>|=]?O/],
  ['structured', /^[[{]|^[<>|=]?V\d*$|^void/],
  ['long-double', /^float(80|96|128)$|^longdouble$|^[<>|=]?f(12|16)$/],
]

/** What a type that `parseArrayType` does not know holds, so that the refusal can name what to send instead. */
export function otherTypeOf(dtype: string): OtherType {
  return OTHER_TYPES.find(([, pattern]) => pattern.test(dtype))?.[0] ?? 'other'
}
