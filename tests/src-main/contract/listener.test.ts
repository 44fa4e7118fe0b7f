/** Lines of addresses at which the hub listens, and the options that addresses may have. */
import { expect, test } from 'vitest'
import { checkListener, listenerLine, listenerOf } from '../../../src-main/contract/listener.ts'
import { hostOf, portOf } from '../../../src-main/contract/address.ts'
import { checkPublisher, publisherOf } from '../../../src-main/contract/publisher.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'

type Checked = ReturnType<typeof checkListener>

const lineOrWhy = (checked: Checked) => (checked.ok ? checked.line : ENGLISH.say(checked.why))
const KEY = 'k'.repeat(40)

test.each([
  ['*:5555', 'tcp://*:5555'],
  [' tcp://*:5555?prefix=barn/ ', 'tcp://*:5555?prefix=barn/'],
  ['tcp://*:5555?prefix=', 'tcp://*:5555'],
  ['tcp://[::1]:5555?prefix=K%C3%BC', 'tcp://[::1]:5555?prefix=K%C3%BC'],
  ['tcp://*:5555?prefix=Kü: ', 'tcp://*:5555?prefix=K%C3%BC%3A'],
  ['tcp://*?prefix=a', 'The port is missing. Add it after the host: tcp://*:5555.'],
  ['tcp://*:5555?camera=Gate', 'After the ?, “camera” is not known. Use ?prefix=barn/.'],
  [
    `tcp://*:5555?prefix=${'a'.repeat(41)}`,
    `The prefix “${'a'.repeat(41)}” is too long. Use at most 40 characters.`,
  ],
])('a listener %j is %j', (typed, line) => {
  expect(lineOrWhy(checkListener(typed))).toBe(line)
})

test('a listener’s line is that of its parts, and has a host and a port', () => {
  const line = 'tcp://127.0.0.1:5556?prefix=K%C3%BC%3A%20'
  expect(listenerOf(line)).toEqual({ address: 'tcp://127.0.0.1:5556', prefix: 'Kü: ' })
  expect(listenerLine(listenerOf(line))).toBe(line)
  expect([hostOf(line), portOf(line)]).toEqual(['127.0.0.1', 5556])
})

test.each([
  ['a:1?camera=Gate&prefix=b/&camera=Gate', 'tcp://a:1?prefix=b/&camera=Gate'],
  [`a:1?camera=Front%20door+2 ${KEY}`, `tcp://a:1?camera=Front%20door%202 ${KEY}`],
  ['a:1?camera=%20&camera=A%26B%2C', 'tcp://a:1?camera=A%26B%2C'],
  ['a:1?cameras=Gate', 'After the ?, “cameras” is not known. Use ?prefix=barn/, ?camera=Gate.'],
  [
    `a:1?camera=${'a'.repeat(121)}`,
    expect.stringContaining('is too long. Use at most 120') as string,
  ],
  [
    `a:1?${Array.from({ length: 257 }, (_, index) => `camera=${index}`).join('&')}`,
    'Name at most 256 cameras.',
  ],
])('a publisher %j is %j', (typed, line) => {
  expect(lineOrWhy(checkPublisher(typed))).toEqual(line)
})

test('the parts of a publisher’s line', () => {
  expect(publisherOf(`tcp://a:1?prefix=b/&camera=Front%20door&camera=K%C3%BC ${KEY}`)).toEqual({
    address: 'tcp://a:1',
    prefix: 'b/',
    cameras: ['Front door', 'Kü'],
    key: KEY,
  })
  expect(publisherOf('tcp://a:1')).toEqual({
    ...{ address: 'tcp://a:1', prefix: '', cameras: [], key: undefined },
  })
})
