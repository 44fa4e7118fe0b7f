/** The senders whose rules a person can see and change: those that send now, and those with a rule of their own. */
import { sourceKey, type SourceKind } from '../../../src-main/contract/source.ts'
import type { NameRule, PreviewRow, SourceRule } from '../../../src-main/features/names/contract.ts'

export interface RuleOfSource {
  readonly key: string
  readonly knownBy: SourceKind
  readonly label: string
  /** Of its camera, as the preview has it; else its label. */
  readonly name: string
  /** Of its own; `undefined` if it has the one for all. */
  readonly rule: NameRule | undefined
}

export function rulesOfSources(
  kept: readonly SourceRule[],
  rows: readonly PreviewRow[],
): readonly RuleOfSource[] {
  const all = new Map<string, RuleOfSource>()
  for (const { source, knownBy, label, name, own } of rows)
    if (!all.has(source)) all.set(source, { key: source, knownBy, label, name, rule: own })
  for (const { knownBy, id, rule } of kept) {
    const key = sourceKey({ knownBy, id })
    const present = all.get(key)
    all.set(key, present ? { ...present, rule } : { key, knownBy, label: id, name: id, rule })
  }
  return [...all.values()]
}
