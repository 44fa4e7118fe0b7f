import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import {
  layoutMenuTemplate,
  menuTemplate,
  tileMenuTemplate,
  type MenuPlan,
} from '../../../src-main/desktop/menu-template.ts'
import { PSEUDO } from '../../../src-main/contract/text/pseudo.ts'
import { ENGLISH, type Language } from '../../../src-main/contract/text/text.ts'
import { settingsCommands } from '../../../src-main/app/settings/contract.ts'
import { layoutsCommands } from '../../../src-main/app/layouts/contract.ts'
import { wallCommands } from '../../../src-main/app/wall/contract.ts'
import { windowCommands } from '../../../src-main/app/windows/contract.ts'
import { diagnosticsCommands } from '../../../src-main/features/diagnostics/contract.ts'
import { reportCommands } from '../../../src-main/features/report/contract.ts'
import { updateCommands } from '../../../src-main/features/updates/contract.ts'

/** Some items of each menu, among others. */
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
  language: Language = ENGLISH,
): MenuPlan {
  return { platform, name: 'Camwall', commands, language, chosen }
}

/** A line for each item: its label, and its keys. */
function linesOf(items: readonly MenuItemConstructorOptions[], indent = ''): readonly string[] {
  return items.flatMap(({ type, label = 'no label', accelerator, submenu }) => [
    `${indent}${type === 'separator' ? '-' : label}${accelerator === undefined ? '' : ` [${accelerator}]`}`,
    ...(Array.isArray(submenu) ? linesOf(submenu, `${indent}  `) : []),
  ])
}

test('the menu bar on Linux and Windows', () => {
  expect(linesOf(menuTemplate(planFor('linux')))).toEqual([
    '&File',
    '  New window [CommandOrControl+N]',
    '  -',
    '  Settings… [CommandOrControl+,]',
    '  -',
    '  Quit Camwall',
    '&Edit',
    '  Undo',
    '  Redo',
    '  -',
    '  Cut',
    '  Copy',
    '  Paste',
    '  -',
    '  Delete',
    '  -',
    '  Select all',
    '&View',
    '  All cameras',
    '  Remove cameras that are not live',
    '  -',
    '  Toggle full screen [F11]',
    '  -',
    '  Reload',
    '  Toggle developer tools',
    '&Tile',
    '  Show solo [Enter]',
    '  Show on a second tile',
    '  Show the selected camera here [Shift+O]',
    '  Remove from the wall [Delete]',
    '  -',
    '  Move left [Alt+Left]',
    '  Move right [Alt+Right]',
    '  -',
    '  Select all tiles [CommandOrControl+A]',
    '  Clear selection',
    '&Window',
    '  Minimize',
    '  Zoom',
    '  Close window',
    '&Help',
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

test('macOS has Settings and About in the app menu, and no keys that are typed into fields', () => {
  const lines = linesOf(menuTemplate(planFor('darwin')))
  expect(lines.slice(0, 5)).toEqual([
    'Camwall',
    '  About Camwall',
    '  -',
    '  Settings… [CommandOrControl+,]',
    '  -',
  ])
  expect(lines.filter((line) => line.includes('Settings…'))).toHaveLength(1)
  expect(lines).toContain('  Show solo')
})

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s every label is from the table',
  (platform) => {
    const items = menuTemplate(planFor(platform, undefined, PSEUDO))
    const labels = linesOf(items).map((line) => line.replace(/ \[.*\]$/, ''))
    // “Camwall” is a value, and not translated.
    const untranslated = labels.filter((label) => /[a-z]/i.test(label.replace('Camwall', '')))
    expect(untranslated).toEqual([])
  },
)

test('a tile’s context menu equals that of the bar, and reports the chosen command', () => {
  const chosen: unknown[] = []
  const plan = planFor('linux', (id) => void chosen.push(id))
  const items = tileMenuTemplate(plan)
  const bar = menuTemplate(plan).find(({ label }) => label === '&Tile')
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

test('the menu of a layout has the items of the submenu “Layouts”, and no item for each number', () => {
  const plan = { ...planFor('linux'), commands: layoutsCommands }
  const inBar = linesOf(menuTemplate(plan))
  const own = linesOf(layoutMenuTemplate(plan))
  expect(own).toContain('Rename layout…')
  expect(own).toContain('Next layout [CommandOrControl+Tab]')
  expect(own.filter((line) => line.startsWith('Show layout'))).toEqual([])
  const inSubmenus = inBar.filter((line) => line.startsWith('    ')).map((line) => line.trim())
  expect(inSubmenus.slice(0, own.length)).toEqual(own)
})
