/** Says why the hub could not open, and what to do, in an operator's words. */
import { HubKeyFault } from '../access/hub-key.ts'
import { codeOf } from '../../lib/code-of.ts'
import { hostOf, portOf } from '../../contract/address.ts'
import type { HubAddresses } from './hub-addresses.ts'

export interface HubFault {
  readonly what: string
  readonly todo: string
}

/** `error` is libzmq's, whose `code` is the system's (`errno.h`). */
export function explainHubFault(error: unknown, { mode, listen }: HubAddresses): HubFault {
  if (error instanceof HubKeyFault) return { what: error.message, todo: error.todo }
  if (mode === 'req-rep')
    switch (codeOf(error)) {
      case 'EADDRINUSE':
        return {
          what: `Port ${portOf(listen)} is taken by another program, so no camera can reach Camwall.`,
          todo: 'Close that program (another Camwall, or a Python ImageHub?), or choose another port in Settings. Camwall tries again every 2 seconds.',
        }
      case 'EADDRNOTAVAIL':
      case 'ENODEV':
        return {
          what: `This computer has no network address or interface ${hostOf(listen)}.`,
          todo: 'Choose tcp://*:5555 in Settings to listen on every interface. Camwall tries again every 2 seconds.',
        }
      case 'EACCES':
        return {
          what: `The system does not let Camwall listen on port ${portOf(listen)}.`,
          todo: 'Ports below 1024 need special rights: choose a higher one in Settings, for example 5555.',
        }
    }
  return {
    what: `The hub could not be opened: ${error instanceof Error ? error.message : String(error)}.`,
    todo: 'Check the addresses in Settings. Camwall tries again every 2 seconds.',
  }
}
