import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import {
  menuTemplate,
  tileMenuTemplate,
  type MenuPlan,
} from '../../../src-main/desktop/menu-template.ts'
import { settingsCommands } from '../../../src-main/app/settings/contract.ts'
import { wallCommands } from '../../../src-main/app/wall/contract.ts'
import { windowCommands } from '../../../src-main/app/windows/contract.ts'
import { diagnosticsCommands } from '../../../src-main/features/diagnostics/contract.ts'
import { reportCommands } from '../../../src-main/features/report/contract.ts'
import { updateCommands } from '../../../src-main/features/updates/contract.ts'

/** Some of each menu; whatever else there is stands among them. */
const commands = [
  ...windowCommands,
  ...settingsCommands,
  ...wallCommands,
  ...reportCommands,
  ...diagnosticsCommands,
  ...updateCommands,
]

function planFor(
  platform: NodeJS.Platform,
  chosen: MenuPlan['chosen'] = () => undefined,
): MenuPlan {
  return { platform, name: 'Camwall', commands, chosen }
}

/** A line for each item: its label or role, and its keys. */
function linesOf(items: readonly MenuItemConstructorOptions[], indent = ''): readonly string[] {
  return items.flatMap(({ type, label, role, accelerator, submenu }) => [
    `${indent}${type === 'separator' ? '-' : (label ?? role)}${accelerator === undefined ? '' : ` [${accelerator}]`}`,
    ...(Array.isArray(submenu) ? linesOf(submenu, `${indent}  `) : []),
  ])
}

test('the bar on Linux and Windows', () => {
  expect(linesOf(menuTemplate(planFor('linux')))).toEqual([
    'File',
    '  New window [CommandOrControl+N]',
    '  -',
    '  Settings… [CommandOrControl+,]',
    '  -',
    '  quit',
    'editMenu',
    'View',
    '  All cameras',
    '  Remove cameras that are not live',
    '  -',
    '  Toggle full screen [F11]',
    '  -',
    '  reload',
    '  toggleDevTools',
    'Tile',
    '  Show alone [Enter]',
    '  Show on a second tile',
    '  Remove from the wall [Delete]',
    '  -',
    '  Move left [Alt+Left]',
    '  Move right [Alt+Right]',
    '  -',
    '  Select all tiles [CommandOrControl+A]',
    '  Clear selection',
    'windowMenu',
    'help',
    '  Copy report',
    '  Save diagnostics',
    '    Without names and addresses…',
    '    With names, addresses and crash dumps…',
    '  -',
    '  Check for updates',
    '  -',
    '  About Camwall',
  ])
})

test('a Mac has Settings and About in the program’s own menu, and no keys that are typed into fields', () => {
  const lines = linesOf(menuTemplate(planFor('darwin')))
  expect(lines.slice(0, 5)).toEqual([
    'Camwall',
    '  About Camwall',
    '  -',
    '  Settings… [CommandOrControl+,]',
    '  -',
  ])
  expect(lines.filter((line) => line.includes('Settings…'))).toHaveLength(1)
  expect(lines).toContain('  Show alone')
})

test('a tile’s own menu is that of the bar, and tells what was chosen', () => {
  const chosen: unknown[] = []
  const plan = planFor('linux', (id) => void chosen.push(id))
  const items = tileMenuTemplate(plan)
  const bar = menuTemplate(plan).find(({ label }) => label === 'Tile')
  expect(linesOf(items)).toEqual(linesOf(Array.isArray(bar?.submenu) ? bar.submenu : []))
  for (const { click, registerAccelerator = false } of items) {
    expect(registerAccelerator).toBe(false)
    click?.({} as never, undefined, {})
  }
  expect(chosen).toEqual(
    commands.flatMap((command) =>
      'menu' in command && command.menu.bar === 'tile' ? [command.id] : [],
    ),
  )
})
