import { describe, expect, test } from 'vitest'
import { GREETING_BEGIN, GreetingReader } from '../../../../src-main/receive/zmtp/greeting.ts'
import { greetingOf2, greetingOf3 } from '../../../support/zmtp.ts'

function read(...pieces: readonly Uint8Array[]) {
  const answers: Uint8Array[] = []
  const reader = new GreetingReader((rest) => answers.push(rest))
  const used = pieces.map((piece) => reader.read(piece))
  return { greeting: reader.greeting, used, answered: Buffer.concat(answers) }
}

test('a greeting of 3.1 is read, and what follows is left', () => {
  const bytes = Buffer.concat([greetingOf3(), Buffer.from('more')])
  expect(read(bytes)).toMatchObject({ greeting: { major: 3, minor: 1 }, used: [64] })
})

test('the answer is a whole greeting of 3.1 without encryption', () => {
  const { answered } = read(greetingOf3())
  expect(Buffer.concat([GREETING_BEGIN, answered])).toEqual(greetingOf3())
})

test('one of 2.0 is read, and answered with the type of the socket and an empty identity', () => {
  const { greeting, used, answered } = read(greetingOf2())
  expect(greeting).toEqual({ major: 2, socketType: 'REQ' })
  expect(used).toEqual([12])
  expect(answered).toEqual(Buffer.of(6, 0, 0))
})

test('a newer version is spoken to as 3.1', () => {
  const bytes = greetingOf3()
  bytes.set([4, 0], 10)
  expect(read(bytes)).toMatchObject({ greeting: { major: 3 } })
})

test('byte by byte it is the same, and answered as soon as the version is known', () => {
  const bytes = greetingOf3()
  const pieces = [...bytes].map((byte) => Buffer.of(byte))
  expect(read(...pieces)).toMatchObject({ greeting: { major: 3, minor: 1 } })
  expect(read(...pieces.slice(0, 10)).answered).toHaveLength(0)
  expect(read(...pieces.slice(0, 11)).answered).toHaveLength(53)
  expect(read(...pieces.slice(0, 63)).greeting).toBeUndefined()
})

describe('is refused', () => {
  test.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n')],
    ['the first byte of something else', Buffer.from('G')],
    ['ZMTP 1.0, which begins with an identity', Buffer.from('0100', 'hex')],
    ['ZMTP 1.0 with a long identity', Buffer.from('ff0000000000000001000300', 'hex')],
    ['ZMTP 1.0 with a version', Buffer.from('ff00000000000000017f0003', 'hex')],
  ])('%s', (_, bytes) => {
    expect(() => read(bytes)).toThrow('not-zmtp')
  })

  test('a mechanism with a password or encryption', () => {
    for (const mechanism of ['CURVE', 'PLAIN', 'NULLX'])
      expect(() => read(greetingOf3({ mechanism }))).toThrow('mechanism')
  })
})
