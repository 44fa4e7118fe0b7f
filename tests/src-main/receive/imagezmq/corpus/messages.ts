/** A corpus of hostile messages, the starting point of the parser's tests and of the fuzzer. */
import { jpegHeader } from '../../../../support/pictures.ts'
import { PICTURES } from './pictures.ts'

export interface NastyMessage {
  readonly name: string
  readonly parts: readonly Uint8Array[]
  /** The parser's expected result. */
  readonly kind: 'picture' | 'event' | 'malformed'
}

const encoder = new TextEncoder()
const picture = jpegHeader(64, 48)
/** Every float of these is NaN. */
const NAN_BYTES = new Uint8Array(8).fill(255)

const text = (header: string, body = picture): readonly Uint8Array[] => [
  encoder.encode(header),
  body,
]
const array = (shape: string, bytes: number, dtype = '"uint8"') =>
  text(`{"msg":"Nasty","dtype":${dtype},"shape":${shape}}`, new Uint8Array(bytes).fill(1))
const named = (msg: string) => text(JSON.stringify({ msg }))
const nested = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth)

const malformed = (name: string, parts: readonly Uint8Array[]): NastyMessage => ({
  name,
  parts,
  kind: 'malformed',
})
const shown = (name: string, parts: readonly Uint8Array[]): NastyMessage => ({
  name,
  parts,
  kind: 'picture',
})

const PART_COUNTS = [0, 1, 3, 16, 1000].map((count) =>
  malformed(
    `${count} parts`,
    Array.from({ length: count }, () => encoder.encode('{"msg":"Nasty"}')),
  ),
)

const HEADERS = [
  malformed('an empty header', text('')),
  malformed('a header of NUL bytes', text('\0'.repeat(100))),
  malformed('a header of 2 MiB', text(`{"msg":"${'x'.repeat(2 ** 21)}"}`)),
  malformed('a header that is no UTF-8', [Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), picture]),
  malformed('JSON cut off', text('{"msg":"Na')),
  malformed('JSON nested 100,000 deep', text(nested('[', ']', 100_000))),
  malformed('JSON nested as deep as a header can be', text(nested('[', ']', 32_000))),
  malformed('only a prototype', text('{"__proto__":{"msg":"Nasty","shape":[1,1]}}')),
  malformed('only a constructor', text('{"constructor":{"msg":"Nasty"}}')),
  shown('NaN, which Python writes and JSON does not know', text('{"msg":NaN}')),
  shown('infinities, as Python writes them', text('{"msg":"Nasty","t":Infinity,"u":-Infinity}')),
  malformed('NaN within a number', text('{"msg":"Nasty","t":1NaN}')),
  malformed('NaN for a key', text('{"msg":"Nasty",NaN:1}')),
  shown('JSON text for a name, with a value that changes', named('{"name":"Nasty","n":1}')),
  shown('JSON text of 5,000 keys', named(`{${'"a":1,'.repeat(5000)}"name":"Nasty"}`)),
  shown('a dict of readings', text(`{"msg":{"id":"Nasty","t":NaN,"x":"${'x'.repeat(9999)}"}}`)),
  shown('a tuple', text('{"msg":["Nasty|3f2a","alive",1700.5]}')),
  shown('prototype keys beside a name', text('{"msg":"Nasty","__proto__":{"dtype":"x"}}')),
  shown('the same key twice', text('{"msg":"other","msg":"Nasty"}')),
  shown('a byte order mark', text('\ufeff{"msg":"Nasty"}')),
  shown('a name nested 20,000 deep', text(`{"msg":${nested('[', ']', 20_000)}}`)),
  shown(
    'a name of objects, 5,000 deep',
    text(`{"msg":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`),
  ),
  shown('a name that is 1e999', text('{"msg":1e999}')),
  shown('sent at the end of all numbers', text('{"msg":"Nasty","sent":1.7e308}')),
]

const NAMES = [
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['hasOwnProperty', 'hasOwnProperty'],
  ['of 10,000 letters', 'x'.repeat(10_000)],
  ['of 10,000 emoji', '📷'.repeat(10_000)],
  ['of 10,000 fields', '|'.repeat(10_000)],
  ['with NUL', 'a\0b'],
  ['with a terminal escape', '\u001b[31mred\u001b[0m'],
  ['with line ends', 'a\nb\rc\u2028d\u2029e\u0085f'],
  ['that turns round', '\u202egnp.exe\u202c \u2066x\u2069 \u061c'],
  ['of nothing to be seen', '\u200b\u2060\ufeff\u00ad'],
  ['of lone surrogates', '\ud800a\udc00'],
  ['with a surrogate where it is cut', `${'x'.repeat(479)}📷`],
  ['like a path', '../../etc/passwd'],
  ['like a script', '<img src=x onerror=alert(1)>'],
  ['like a selector', '"] * { display: none } [x="'],
  ['of blanks', ' '.repeat(2000)],
].map(([name = '', msg = '']) => shown(`a name ${name}`, named(msg)))

const SHAPES = [
  malformed('a shape that overflows 2^53', array('[4503599627370496,4503599627370496,4]', 16)),
  malformed('a shape that overflows to 0 in 32 bits', array('[65536,65536]', 0)),
  malformed('a shape that overflows to 1 in 32 bits', array('[641,6700417]', 1)),
  malformed('a side of 2^53', array('[9007199254740992,1]', 1)),
  malformed('a side of 1e999', array('[1e999,1]', 1)),
  malformed('negative sides', array('[-1,-1]', 1)),
  malformed('minus zero', array('[-0,5]', 1)),
  malformed('null sides', array('[null,null]', 1)),
  malformed('half a pixel', array('[0.5,2]', 1)),
  malformed('sides in text', array('["2","2"]', 4)),
  malformed('sides in arrays', array('[[2],[2]]', 4)),
  malformed('no side', array('[]', 1)),
  malformed('one side', array('[4]', 4)),
  malformed('four sides', array('[1,1,1,1]', 1)),
  malformed('thousands of sides', array(`[${'1,'.repeat(9999)}1]`, 1)),
  shown('two channels', array('[2,2,2]', 8)),
  malformed('no channels', array('[2,2,0]', 0)),
  malformed('no rows, and bytes', array('[0,5,3]', 15)),
  malformed('5 channels', array('[2,2,5]', 20)),
  malformed('a shape in an object', array('{"0":2,"1":2,"length":2}', 4)),
  malformed('a shape nested 20,000 deep', array(nested('[', ']', 20_000), 1)),
  malformed('a dtype nested 20,000 deep', array('[2,2]', 4, nested('[', ']', 20_000))),
  malformed('a byte too few', array('[2,2,3]', 11)),
  malformed('a byte too many', array('[2,2,3]', 13)),
  ...['"float64"', '"object"', '"<U1"', '"|V1"', 'null', '8', '{}', `"${'u'.repeat(9999)}"`].map(
    (dtype) => malformed(`dtype ${dtype.slice(0, 20)}`, array('[2,2]', 4, dtype)),
  ),
  ...['"int8"', '"<u1"', '"bool"'].map((dtype) =>
    shown(`dtype ${dtype}`, array('[2,2]', 4, dtype)),
  ),
  shown(
    'floats that are all NaN',
    text('{"msg":"Nasty","dtype":"float16","shape":[2,2]}', NAN_BYTES),
  ),
  malformed('a dtype and no shape', text('{"msg":"Nasty","dtype":"uint8"}')),
  shown('the smallest array', array('[1,1]', 1)),
]

const event = (name: string, parts: readonly Uint8Array[]): NastyMessage => ({
  name,
  parts,
  kind: 'event',
})

const EVENTS: readonly NastyMessage[] = [
  event('a text in place of a picture', text('{"msg":"Nasty"}', encoder.encode('stop'))),
  event('a black dot', text('{"msg":"Nasty","dtype":"uint8","shape":[3,3]}', new Uint8Array(9))),
  event(
    'an array of text that is no Unicode',
    text('{"msg":"Nasty","dtype":"<U2","shape":[1]}', new Uint8Array(8).fill(255)),
  ),
  event(
    'an array of 1,000 texts',
    text('{"msg":"Nasty","dtype":"|S2","shape":[1000]}', new Uint8Array(2000).fill(65)),
  ),
  { name: 'an event', parts: text('{"msg":"Nasty|Temp|77 F"}', jpegHeader(3, 3)), kind: 'event' },
  {
    name: 'an event of 10,000 fields',
    parts: text(JSON.stringify({ msg: `Nasty${'|x'.repeat(10_000)}` }), jpegHeader(3, 3)),
    kind: 'event',
  },
]

export const MESSAGES: readonly NastyMessage[] = [
  ...PART_COUNTS,
  ...HEADERS,
  ...NAMES,
  ...SHAPES,
  ...EVENTS,
  ...PICTURES.map(({ name, bytes, size }): NastyMessage => ({
    name,
    parts: text('{"msg":"Nasty"}', bytes),
    kind: size === undefined ? 'malformed' : 'picture',
  })),
]
