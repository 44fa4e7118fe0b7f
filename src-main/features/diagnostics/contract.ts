/** “Save diagnostics”, with or without names. */
import type { CommandContract } from '../../contract/command.ts'

const common = {
  menu: { bar: 'help', group: 1, submenu: 'Save diagnostics' },
  on: 'wall',
  runs: 'main',
  right: 'configure',
} as const

export const diagnosticsCommands = [
  { ...common, id: 'save-diagnostics', label: 'Without names and addresses…' },
  {
    ...common,
    id: 'save-diagnostics-all',
    label: 'With names, addresses and crash dumps…',
  },
] as const satisfies readonly CommandContract[]
