/** Keys: the panel that lists them, and the setting that switches single characters off. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { section, setting } from '../../contract/setting.ts'

export const keysSection = section('keys', {
  /** Whether a character without Ctrl or Alt runs a command (WCAG 2.1.4): speech input and typing errors produce it, too. */
  singleCharacters: setting(() => z.boolean(), true, { reported: true }),
})

export const keysCommands = [
  {
    id: 'keys',
    keys: ['F1', '?'],
    menu: { bar: 'help', group: 1 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
