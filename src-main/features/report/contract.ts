/** “Copy report”. */
import type { CommandContract } from '../../contract/command.ts'

export const reportCommands = [
  {
    id: 'copy-report',
    menu: { bar: 'help', group: 1 },
    on: 'wall',
    runs: 'main',
    right: 'configure',
  },
] as const satisfies readonly CommandContract[]
