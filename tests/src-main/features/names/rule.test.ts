/** What each rule makes of what senders send, and that no pattern can take long. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import type { NameRule } from '../../../../src-main/features/names/contract.ts'
import { readByRule, type RuledText } from '../../../../src-main/features/names/rule.ts'

function read(rule: NameRule, msg: unknown): RuledText | undefined {
  const check = readByRule(rule)
  if (!check.ok) throw new Error(ENGLISH.say(check.why))
  return check.read(msg)
}

function why(pattern: string): string | undefined {
  const check = readByRule({ kind: 'pattern', pattern })
  return check.ok ? undefined : ENGLISH.say(check.why)
}

const WHOLE = { kind: 'whole' } as const
const until = (separator: string) => ({ kind: 'separator', separator }) as const
const key = (name: string) => ({ kind: 'key', key: name }) as const
const pattern = (text: string) => ({ kind: 'pattern', pattern: text }) as const

describe('the name', () => {
  test.each<[string, NameRule, unknown, string | undefined]>([
    ['whole text', WHOLE, 'Barn|jpg', 'Barn|jpg'],
    ['whole JSON', WHOLE, { a: 1 }, '{"a":1}'],
    ['whole number', WHOLE, 7, '7'],
    ['up to a separator', until(' - '), 'Barn - 17 - x', 'Barn'],
    ['without the separator', until('::'), 'Barn', 'Barn'],
    ['nothing before the separator', until('#'), '#17', undefined],
    ['of a key', key('site'), { camera: 'c1', site: 'Barn' }, 'Barn'],
    ['of a key, however it is written', key('Site_Name'), { siteName: 'Barn' }, 'Barn'],
    ['of a key in JSON text', key('site'), '{"site": "Barn", "t": NaN}', 'Barn'],
    ['of a key in a dict in a list', key('site'), ['x', { m: { site: 'Barn' } }], 'Barn'],
    ['of a key with a number', key('id'), { name: 'x', id: 7 }, '7'],
    ['of a key that is missing', key('site'), { camera: 'Barn' }, undefined],
    ['of a key in plain text', key('site'), 'Barn', undefined],
    ['of a key without a value', key('site'), { site: null }, undefined],
    ['first group', pattern('cam_(\\w+)-'), 'x cam_barn-17', 'barn'],
    ['first group that takes part', pattern('(a)|b'), 'b', undefined],
    ['all that matches', pattern('b[a-z]+'), '17 barn 18', 'barn'],
    ['no match', pattern('^\\d+$'), 'Barn', undefined],
  ])('%s', (_name, rule, msg, name) => {
    expect(read(rule, msg)?.name).toBe(name)
  })

  test('one for each source has no name of its own', () => {
    expect(read({ kind: 'source' }, 'Barn')).toEqual({ name: undefined })
  })

  test('the readings are what is beside the key', () => {
    expect(read(key('site'), { camera: 'c1', site: 'Barn', m: { temp: 3 } })?.readings).toEqual({
      camera: 'c1',
      m: '{"temp":3}',
    })
  })

  test('no message and no rule makes it throw', () => {
    const rules = fc.oneof(
      fc.constant<NameRule>(WHOLE),
      fc.string({ minLength: 1, maxLength: 16 }).map(until),
      fc.string({ minLength: 1, maxLength: 32 }).map(key),
      fc.constantFrom('(a+)+$', '\\p{L}+', '(?i)x|', '^.*$').map(pattern),
    )
    fc.assert(fc.property(rules, fc.jsonValue(), (rule, msg) => void read(rule, msg)))
  })
})

describe('a pattern', () => {
  test.each([
    ['(a', 'missing closing )'],
    ['(?=a)', 'invalid or unsupported Perl syntax'],
    ['(a)\\1', 'invalid escape sequence'],
    ['((a{30}){30})', 'too large'],
    ['\\p{L}{1,200}', 'too large'],
  ])('%s is refused', (text, reason) => {
    expect(why(text)).toContain(reason)
  })

  test('that a backtracking engine would never finish takes milliseconds', () => {
    const check = readByRule(pattern('^(([a-z])+.)+[A-Z]([a-z])+$'))
    expect(check.ok).toBe(true)
    if (!check.ok) return
    const begin = performance.now()
    for (let index = 0; index < 100; index++) check.read(`${'a'.repeat(60_000)}${index}!`)
    for (let index = 0; index < 100; index++) check.read(`${index}${'a'.repeat(500)}`)
    // A hundred texts of full length; a busy computer may need ten times as long as an idle one.
    expect(performance.now() - begin).toBeLessThan(1000)
  })
})
