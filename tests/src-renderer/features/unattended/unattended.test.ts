import { expect, test } from 'vitest'
import { commands } from '../../../../src-main/features/list.ts'
import { commandsWithout } from '../../../../src-main/features/web/wall/permitted.ts'
import { unattended } from '../../../../src-renderer/features/unattended/unattended.ts'

test('no browser shows the settings of an unattended wall, which are of the computer with the display', () => {
  const without = commandsWithout(commands, new Set(['view', 'arrange', 'configure']))
  expect(without).toContain(unattended.settingsNeed)
})
