/** The keys of the wall, for screen readers. */
import { expect, test } from 'vitest'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import { commands } from '../../../src-renderer/features/commands.ts'
import { spokenKey } from '../../../src-renderer/text/keys.ts'
import { wallHelp } from '../../../src-renderer/wall/wall-help.ts'

function helpOf(isMac: boolean): string {
  return ENGLISH.say(wallHelp(isMac))
}

test('has the key of every command for tiles', () => {
  const ofTiles = commands.filter(({ id, on }) => on === 'tiles' || id === 'select-all')
  const keys = ofTiles.flatMap((command) => command.keys ?? [])
  expect(keys).toContain('Delete')
  for (const key of keys) expect(helpOf(false)).toContain(`${ENGLISH.say(spokenKey(key, false))}: `)
})

test('reads as sentences', () => {
  expect(helpOf(false)).toContain('Delete: Remove from the wall. Alt+Left arrow: Move left.')
  expect(helpOf(false)).toContain('Control+Space selects or deselects a tile.')
  expect(helpOf(true)).toContain('With Command, they move the focus and keep the selection')
})
