import { expect, test } from 'vitest'
import type { CommandContract } from '../../../../src-main/contract/command.ts'
import type { Right } from '../../../../src-main/contract/request.ts'
import { runCommand } from '../../../../src-main/desktop/ipc/run-command.ts'

const commands: readonly CommandContract[] = [
  { id: 'mirror', label: 'Mirror', on: 'tiles', runs: 'page' },
  { id: 'about', label: 'About', on: 'wall', runs: 'main' },
  { id: 'update', label: 'Update', on: 'wall', runs: 'main', right: 'configure' },
]

function open(...rights: readonly Right[]) {
  const done: unknown[] = []
  const window = {
    id: 'w2',
    rights: new Set(rights),
    command: (id: string) => void done.push(`page ${id}`),
  }
  const runner = (id: string) => (context: unknown) => void done.push([id, context])
  const runners = { about: runner('about'), update: runner('update') }
  return { done, window, run: (id: string) => runCommand(commands, runners, window, id) }
}

test('a command of the page goes to its window, one of main runs with the window', () => {
  const { done, window, run } = open('view')
  run('mirror')
  run('about')
  expect(done).toEqual(['page mirror', ['about', { window }]])
})

test('a window may give only commands to which it has the right', () => {
  const { done, run } = open('view', 'arrange')
  expect(() => run('update')).toThrow('This window may not configure.')
  expect(() => run('reboot')).toThrow('Camwall knows no command reboot.')
  expect(done).toEqual([])
})
