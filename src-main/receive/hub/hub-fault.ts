/** Turns an error of opening the hub into a message for an operator: the cause and the remedy. */
import { HubKeyFault } from '../access/hub-key.ts'
import { codeOf } from '../../lib/code-of.ts'
import { messageOf } from '../../lib/message-of.ts'
import { hostOf, portOf } from '../../contract/address.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { HubAddresses } from './hub-addresses.ts'

export interface HubFault {
  readonly what: Message
  readonly todo: Message
}

/** @param error - from libzmq; its `code` is the system's (`errno.h`) */
export function explainHubFault(
  error: unknown,
  { mode, listen }: Pick<HubAddresses, 'mode' | 'listen'>,
): HubFault {
  if (error instanceof HubKeyFault) return { what: error.what, todo: error.todo }
  if (mode === 'req-rep')
    switch (codeOf(error)) {
      case 'EADDRINUSE':
        return {
          what: message('hub.fault.port-taken', { port: portOf(listen) }),
          todo: message('hub.fault.port-taken.todo'),
        }
      case 'EADDRNOTAVAIL':
      case 'ENODEV':
        return {
          what: message('hub.fault.no-such-interface', { host: hostOf(listen) }),
          todo: message('hub.fault.no-such-interface.todo'),
        }
      case 'EACCES':
        return {
          what: message('hub.fault.port-not-permitted', { port: portOf(listen) }),
          todo: message('hub.fault.port-not-permitted.todo'),
        }
    }
  return {
    what: message('hub.fault.other', { error: messageOf(error) }),
    todo: message('hub.fault.other.todo'),
  }
}
