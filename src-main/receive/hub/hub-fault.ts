/** Turns an error of opening the hub into a message for an operator: the cause and the remedy. */
import { HubKeyFault } from '../access/hub-key.ts'
import { codeOf } from '../../lib/code-of.ts'
import { messageOf } from '../../lib/message-of.ts'
import { hostOf, portOf } from '../../contract/address.ts'
import type { HubFault } from '../../contract/hub.ts'
import { message } from '../../contract/text/text.ts'

/**
 * @param error - from libzmq; its `code` is the system's (`errno.h`)
 * @param address - where the hub listens, or to which it connects
 */
export function explainHubFault(
  error: unknown,
  { listens, address }: { readonly listens: boolean; readonly address: string },
): HubFault {
  if (error instanceof HubKeyFault) return { what: error.what, todo: error.todo }
  if (listens)
    switch (codeOf(error)) {
      case 'EADDRINUSE':
        return {
          what: message('hub.fault.port-taken', { port: portOf(address) }),
          todo: message('hub.fault.port-taken.todo'),
        }
      case 'EADDRNOTAVAIL':
      case 'ENODEV':
        return {
          what: message('hub.fault.no-such-interface', { host: hostOf(address) }),
          todo: message('hub.fault.no-such-interface.todo'),
        }
      case 'EACCES':
        return {
          what: message('hub.fault.port-not-permitted', { port: portOf(address) }),
          todo: message('hub.fault.port-not-permitted.todo'),
        }
    }
  return {
    what: message('hub.fault.other', { error: messageOf(error) }),
    todo: message('hub.fault.other.todo'),
  }
}
