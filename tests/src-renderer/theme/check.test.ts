/** What fields accept. */
import { checkNetwork } from '../../../src-main/contract/access.ts'
import { expect, test } from 'vitest'
import {
  checkLines,
  checkListen,
  checkNumber,
  linesOf,
  orNone,
} from '../../../src-renderer/theme/check.ts'

test('takes a listen address, completed', () => {
  expect(checkListen('*:5556')).toEqual({ ok: true, value: 'tcp://*:5556' })
  expect(checkListen('tcp://*')).toEqual({
    ok: false,
    why: 'The port is missing. Add it after the host: tcp://*:5555.',
  })
})

const fps = checkNumber({ min: 1, max: 240, whole: true })
const mbps = orNone(checkNumber({ min: 0.1, max: 10_000 }))

test.each(['1', ' 60 ', '240'])('takes %s frames a second', (text) => {
  expect(fps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', '0', '241', '1.5', '-3', 'fast', '1e2'])('refuses "%s" frames a second', (text) => {
  expect(fps(text)).toEqual({ ok: false, why: 'Type a whole number from 1 to 240.' })
})

test.each(['0.1', ' 2.5 ', '10000'])('takes %s megabits a second', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', ' '])('takes "%s" for no limit', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: null })
})

test.each(['0', '0.09', '10001', '.', '1.', '1,5', '-1', 'none', 'Infinity'])(
  'refuses "%s" megabits a second',
  (text) => {
    const why = 'Type a number from 0.1 to 10000. Or leave it empty: no limit.'
    expect(mbps(text)).toEqual({ ok: false, why })
  },
)

test('a list has one entry on each line; the first bad one tells why', () => {
  const check = checkLines(checkNetwork)
  expect(check('')).toEqual({ ok: true, value: '' })
  expect(check(' 10.0.0.7\n\n10.0.0.7 \n10.0.0.0/8\n')).toEqual({
    ok: true,
    value: '10.0.0.7\n10.0.0.0/8',
  })
  expect(linesOf('10.0.0.7\n10.0.0.0/8')).toEqual(['10.0.0.7', '10.0.0.0/8'])
  expect(check('10.0.0.7\nbarn\nyard')).toEqual({
    ok: false,
    why: expect.stringMatching(/^barn is no IP address/) as string,
  })
  const tooMany = Array.from({ length: 257 }, (_, index) => `10.0.${index >> 8}.${index & 255}`)
  expect(check(tooMany.join('\n'))).toEqual({
    ok: false,
    why: 'There is room for 256 lines; this has 257.',
  })
})
