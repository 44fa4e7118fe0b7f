import { expect, test } from 'vitest'
import type { Right } from '../../../../../src-main/contract/request.ts'
import { commands, requests } from '../../../../../src-main/features/list.ts'
import {
  commandsWithout,
  PERMITTED,
  PERMITTED_COMMANDS,
} from '../../../../../src-main/features/web/wall/permitted.ts'

test('what is permitted exists', () => {
  expect([...PERMITTED].filter((name) => !(name in requests))).toEqual([])
  const ofMain = new Set<string>(commands.filter(({ runs }) => runs === 'main').map(({ id }) => id))
  expect([...PERMITTED_COMMANDS].filter((id) => !ofMain.has(id))).toEqual([])
})

function offered(...rights: Right[]) {
  const without = new Set(commandsWithout(commands, new Set(rights)))
  return commands.filter(({ id }) => !without.has(id)).map(({ id }) => id)
}

test('whoever only looks is offered nothing that changes', () => {
  const ids = offered('view')
  expect(ids).toContain('show-solo')
  expect(ids).toContain('full-screen')
  for (const id of ['settings', 'layout', 'undo-wall', 'remove-tile', 'record', 'rename-camera'])
    expect(ids).not.toContain(id)
})

test('whoever arranges is offered no settings, and no answers to cameras', () => {
  expect(offered('view', 'arrange')).toContain('layout')
  for (const id of ['settings', 'answer-camera']) {
    expect(offered('view', 'arrange')).not.toContain(id)
    expect(offered('view', 'arrange', 'configure')).toContain(id)
  }
})

test('nobody is offered what needs a window', () => {
  for (const id of ['new-window', 'snapshot', 'look-back', 'import-settings', 'check-for-updates'])
    expect(offered('view', 'arrange', 'configure')).not.toContain(id)
})
