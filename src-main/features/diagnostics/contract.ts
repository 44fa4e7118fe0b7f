/** “Save diagnostics”, with or without names. */
import type { CommandContract } from '../../contract/command.ts'

const common = {
  menu: { bar: 'help', group: 1, submenu: 'menu.save-diagnostics' },
  on: 'wall',
  runs: 'main',
  right: 'configure',
} as const

export const diagnosticsCommands = [
  { ...common, id: 'save-diagnostics' },
  { ...common, id: 'save-diagnostics-all' },
] as const satisfies readonly CommandContract[]
