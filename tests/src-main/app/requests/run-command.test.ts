import { expect, test } from 'vitest'
import type { CommandContract } from '../../../../src-main/contract/command.ts'
import type { Right } from '../../../../src-main/contract/request.ts'
import { runCommand } from '../../../../src-main/app/requests/run-command.ts'
import { aWindow } from '../../../support/a-window.ts'

const commands: readonly CommandContract[] = [
  { id: 'mirror', on: 'tiles', runs: 'page' },
  { id: 'about', on: 'wall', runs: 'main' },
  { id: 'check-for-updates', on: 'wall', runs: 'main', right: 'configure' },
]

function open(...rights: readonly Right[]) {
  const done: unknown[] = []
  const window = {
    ...aWindow({ rights: new Set(rights) }),
    command: (id: string) => void done.push(`page ${id}`),
  }
  const runner = (id: string) => (context: unknown) => void done.push([id, context])
  const runners = { about: runner('about'), 'check-for-updates': runner('check-for-updates') }
  return { done, window, run: (id: string) => runCommand(commands, runners, window, id) }
}

test('a page command is sent to its window, a main command runs with the window', () => {
  const { done, window, run } = open('view')
  run('mirror')
  run('about')
  expect(done).toEqual(['page mirror', ['about', { window }]])
})

test('a window can only run commands for which it has the right', () => {
  const { done, run } = open('view', 'arrange')
  expect(() => run('check-for-updates')).toThrow(
    'This window does not have the right to configure.',
  )
  expect(() => run('reboot')).toThrow('There is no command reboot.')
  expect(done).toEqual([])
})
