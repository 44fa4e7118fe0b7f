/** A rule while a person types it. */
import { MAX_READING_KEY_LENGTH } from '../../../src-main/contract/readings.ts'
import {
  MAX_PATTERN_LENGTH,
  MAX_SEPARATOR_LENGTH,
  type NameRule,
} from '../../../src-main/features/names/contract.ts'

export interface Draft {
  readonly kind: NameRule['kind']
  /** The separator, the key or the pattern. */
  readonly typed: string
}

export const RULE_KINDS = ['found', 'whole', 'separator', 'key', 'pattern', 'source'] as const

/** Characters that can be typed, for a rule that has a text. */
export const TYPED_LENGTH = {
  separator: MAX_SEPARATOR_LENGTH,
  key: MAX_READING_KEY_LENGTH,
  pattern: MAX_PATTERN_LENGTH,
} as const

export function draftOf(rule: NameRule): Draft {
  switch (rule.kind) {
    case 'separator':
      return { kind: rule.kind, typed: rule.separator }
    case 'key':
      return { kind: rule.kind, typed: rule.key }
    case 'pattern':
      return { kind: rule.kind, typed: rule.pattern }
    case 'found':
    case 'whole':
    case 'source':
      return { kind: rule.kind, typed: '' }
  }
}

/** `undefined` while its text is missing. */
export function ruleOf({ kind, typed }: Draft): NameRule | undefined {
  switch (kind) {
    case 'separator':
      return typed === '' ? undefined : { kind, separator: typed }
    case 'key':
      return /[^\s_.-]/.test(typed) ? { kind, key: typed } : undefined
    case 'pattern':
      return typed === '' ? undefined : { kind, pattern: typed }
    case 'found':
    case 'whole':
    case 'source':
      return { kind }
  }
}

export function isSameRule(a: NameRule | undefined, b: NameRule | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const [one, other] = [draftOf(a), draftOf(b)]
  return one.kind === other.kind && one.typed === other.typed
}
