/** What a screen reader is told of the wall's keys. */
import { expect, test } from 'vitest'
import { commands } from '../../../src-renderer/features/commands.ts'
import { keyWords } from '../../../src-renderer/text/keys.ts'
import { wallHelp } from '../../../src-renderer/wall/wall-help.ts'

test('has the key of every command for tiles', () => {
  const ofTiles = commands.filter(({ id, on }) => on === 'tiles' || id === 'select-all')
  const keys = ofTiles.flatMap((command) => command.keys ?? [])
  expect(keys).toContain('Delete')
  for (const key of keys) expect(wallHelp(false)).toContain(`${keyWords(key, false)}: `)
})

test('reads as sentences', () => {
  expect(wallHelp(false)).toContain('Enter: Show alone. Delete: Remove from the wall.')
  expect(wallHelp(true)).toContain('With Command they leave the selection')
})
