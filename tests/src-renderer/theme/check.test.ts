/** Which texts fields accept. */
import { expect, test } from 'vitest'
import { checkNetwork } from '../../../src-main/contract/access.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import {
  checkLines,
  checkNumber,
  checkPrefix,
  linesOf,
  orNone,
  type Check,
} from '../../../src-renderer/theme/check.ts'

function whyNot(result: Check<unknown>): string | undefined {
  return result.ok ? undefined : ENGLISH.say(result.why)
}

test('cuts a prefix that is too long', () => {
  expect(checkPrefix(' barn/ ')).toEqual({ ok: true, value: 'barn/' })
  expect(checkPrefix('a'.repeat(100))).toEqual({ ok: true, value: 'a'.repeat(40) })
})

const fps = checkNumber({ min: 1, max: 240, whole: true })
const mbps = orNone(checkNumber({ min: 0.1, max: 10_000 }))

test.each(['1', ' 60 ', '240'])('takes %s fps', (text) => {
  expect(fps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', '0', '241', '1.5', '-3', 'fast', '1e2'])('refuses "%s" fps', (text) => {
  expect(whyNot(fps(text))).toBe('Type a whole number from 1 to 240.')
})

test.each(['0.1', ' 2.5 ', '10000'])('takes %s Mbit/s', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', ' '])('takes "%s" for no limit', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: null })
})

test.each(['0', '0.09', '10001', '.', '1.', '1,5', '-1', 'none', 'Infinity'])(
  'refuses "%s" Mbit/s',
  (text) => {
    const why = 'Type a number from 0.1 to 10000. For no limit, leave the field empty.'
    expect(whyNot(mbps(text))).toBe(why)
  },
)

test('a list has one entry on each line; the reason is that of the first invalid one', () => {
  const check = checkLines(checkNetwork)
  expect(check('')).toEqual({ ok: true, value: '' })
  expect(check(' 10.0.0.7\n\n10.0.0.7 \n10.0.0.0/8\n')).toEqual({
    ok: true,
    value: '10.0.0.7\n10.0.0.0/8',
  })
  expect(linesOf('10.0.0.7\n10.0.0.0/8')).toEqual(['10.0.0.7', '10.0.0.0/8'])
  expect(whyNot(check('10.0.0.7\nbarn\nyard'))).toMatch(/^barn is not an IP address/)
  const tooMany = Array.from({ length: 257 }, (_, index) => `10.0.${index >> 8}.${index & 255}`)
  const why = 'Type at most 256 lines. There are 257 now.'
  expect(whyNot(check(tooMany.join('\n')))).toBe(why)
  const few = checkLines(checkNetwork, 2)
  expect(few('10.0.0.1\n10.0.0.2').ok).toBe(true)
  expect(whyNot(few('10.0.0.1\n10.0.0.2\n10.0.0.3'))).toBe('Type at most 2 lines. There are 3 now.')
})
