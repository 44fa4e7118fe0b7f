/** The table of keys: what is in it, and what a search finds. */
import { expect, test } from 'vitest'
import { keyTable, type KeyGroup } from '../../../../src-main/contract/key-table.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { commands } from '../../../../src-renderer/features/commands.ts'
import { matchingKeys } from '../../../../src-renderer/shell/keys-sheet/matching-keys.ts'

const ALL = keyTable(commands, { hasSingleCharacters: true })

function namesIn(groups: readonly KeyGroup[]): readonly string[] {
  return groups.flatMap(({ rows }) => rows.map(({ what }) => ENGLISH.say(what)))
}

test('has every command once', () => {
  const [, ...menus] = ALL
  expect(namesIn(menus)).toHaveLength(commands.length)
  expect(new Set(namesIn(menus)).size).toBe(commands.length)
})

test('a search finds names and keys, in any case', () => {
  expect(namesIn(matchingKeys(ALL, ' MIRROR '))).toEqual(['Mirror'])
  expect(namesIn(matchingKeys(ALL, 'ctrl+,'))).toEqual(['Settings…'])
  expect(matchingKeys(ALL, 'no such command')).toEqual([])
  expect(matchingKeys(ALL, '')).toEqual(ALL)
})

test('shows no key that is switched off', () => {
  const rows = keyTable(commands, { hasSingleCharacters: false }).flatMap((group) => group.rows)
  expect(rows.flatMap(({ keys }) => keys).filter((key) => /^(Shift\+)?.$/.test(key))).toEqual([' '])
  expect(rows.find(({ what }) => what.key === 'command.keys')?.keys).toEqual(['F1'])
})
