/** What the tabs and the menu of layouts request. */
import { expect, test } from 'vitest'
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { openStore, settled } from '../support/stand-in-bridge.ts'

const LAYOUTS = ['l1', 'l2', 'l3'].map((id): LayoutSummary => ({
  ...{ id, name: `Name of ${id}`, count: 0 },
  ...{ cameras: { by: 'all' }, newcomers: 'append', keepsPlaces: false },
}))

const open = (layout: string, layouts = LAYOUTS) =>
  openStore([], { layouts, window: { id: 'w1', fullScreen: false, layout } })

test.each([
  ['next-layout', 'l3', [['layouts:show', 'l1']]],
  ['previous-layout', 'l3', [['layouts:show', 'l2']]],
  ['show-layout-2', 'l1', [['layouts:show', 'l2']]],
  ['show-layout-9', 'l1', []],
  ['open-layout', 'l2', [['layouts:open', 'l2']]],
  ['move-layout-earlier', 'l2', [['layouts:move', 'l2', 'l1']]],
  ['move-layout-earlier', 'l1', []],
  ['move-layout-later', 'l1', [['layouts:move', 'l1', 'l3']]],
  ['move-layout-later', 'l2', [['layouts:move', 'l2', undefined]]],
  ['move-layout-later', 'l3', []],
] as const)('%s of %s', async (command, shown, asked) => {
  const { store, bridge } = await open(shown)
  runCommand(store, command)
  expect(bridge.asked).toEqual(asked)
})

test('a layout that is shown is announced by its name', async () => {
  const { store } = await open('l1')
  runCommand(store, 'next-layout')
  await settled()
  expect(store.voice.spoken.getState()).toBe('Layout Name of l2.')
})

test('deleting asks first, and the last layout cannot be deleted', async () => {
  const { store, bridge } = await open('l1')
  runCommand(store, 'delete-layout')
  expect(store.dialog.getState()).toEqual({ command: 'delete-layout' })
  expect(bridge.asked).toEqual([])
  const single = await open('l1', LAYOUTS.slice(0, 1))
  runCommand(single.store, 'delete-layout')
  expect(single.store.dialog.getState()).toBeUndefined()
})
