/** A rule while it is typed: every rule can be shown and typed again. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { namesRequests, type NameRule } from '../../../../src-main/features/names/contract.ts'
import {
  draftOf,
  isSameRule,
  RULE_KINDS,
  ruleOf,
} from '../../../../src-renderer/features/names/draft.ts'

const RULES: readonly NameRule[] = [
  { kind: 'found' },
  { kind: 'whole' },
  { kind: 'source' },
  { kind: 'separator', separator: ' - ' },
  { kind: 'key', key: 'site' },
  { kind: 'pattern', pattern: '^(\\w+)' },
]

test('every kind of rule can be chosen', () => {
  expect(RULES.map(({ kind }) => kind).sort()).toEqual([...RULE_KINDS].sort())
})

describe.each(RULES)('$kind', (rule) => {
  test('is the same rule after it was shown', () => {
    expect(ruleOf(draftOf(rule))).toEqual(rule)
    expect(isSameRule(rule, { ...rule })).toBe(true)
    expect(RULES.filter((other) => isSameRule(rule, other))).toEqual([rule])
  })

  test('is accepted by the main process', () => {
    expect(namesRequests['names:preview'].args().safeParse([rule]).success).toBe(true)
  })
})

test.each(['separator', 'key', 'pattern'] as const)('%s needs a text', (kind) => {
  expect(ruleOf({ kind, typed: '' })).toBeUndefined()
})

test('a key of punctuation only names nothing', () => {
  expect(ruleOf({ kind: 'key', typed: '_-.' })).toBeUndefined()
  const args = namesRequests['names:preview'].args()
  expect(z.safeParse(args, [{ kind: 'key', key: '_-.' }]).success).toBe(false)
})
