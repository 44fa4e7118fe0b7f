import { expect, test } from 'vitest'
import { commandText, type CommandContract } from '../../../src-main/contract/command.ts'
import { english } from '../../../src-main/contract/text/english.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import { commands } from '../../../src-main/features/list.ts'

test('every command has a text, and every text of a command has its command', () => {
  const keys = Object.keys(english).filter((key) => key.startsWith('command.'))
  expect(commands.map(({ id }) => commandText(id).key).sort()).toEqual(keys.sort())
  expect(ENGLISH.say(commandText('copy-report'))).toBe('Copy report')
})

test('a command without a text, or in a submenu without one, does not compile', () => {
  const wrong: readonly CommandContract[] = [
    // @ts-expect-error - there is no text for it
    { id: 'reboot', on: 'wall', runs: 'main' },
    // @ts-expect-error - there is no text for its submenu
    { id: 'about', on: 'wall', runs: 'main', menu: { bar: 'help', group: 1, submenu: 'More' } },
  ]
  expect(wrong).toHaveLength(2)
})
