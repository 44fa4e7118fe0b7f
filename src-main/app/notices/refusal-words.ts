/** What is said of who was refused, and what to do. */
import { message, type Message } from '../../contract/text/text.ts'
import type { Refusal } from '../../receive/access/refusal.ts'
import { MAX_MESSAGE_BYTES } from '../../receive/imagezmq/message.ts'

export interface RefusalWords {
  readonly what: Message
  readonly todo: Message
}

/**
 * Not of keys: how much is known of them differs.
 *
 * @param who - an address or a name; not used if libzmq does not report the peer
 */
export function refusalWords(why: Exclude<Refusal['why'], 'key'>, who: string): RefusalWords {
  const section = message('settings.access')
  switch (why) {
    case 'address':
      return {
        what: message('refusal.address', { address: who }),
        todo: message('refusal.address.todo', { section }),
      }
    case 'name':
      return {
        what: message('refusal.name', { camera: who }),
        todo: message('refusal.name.todo', { section }),
      }
    case 'unencrypted':
      return {
        what: message('refusal.unencrypted'),
        todo: message('refusal.unencrypted.todo', { section }),
      }
    case 'wrong-hub-key':
      return {
        what: message('refusal.wrong-hub-key'),
        todo: message('refusal.other-hub.todo', { section }),
      }
    case 'sender-too-large':
      return {
        what: message('refusal.sender-too-large', {
          address: who,
          mebibytes: MAX_MESSAGE_BYTES / 2 ** 20,
        }),
        todo: message('refusal.sender-too-large.todo'),
      }
    case 'sender-encrypts':
      return {
        what: message('refusal.sender-encrypts', { address: who }),
        todo: message('refusal.sender-encrypts.todo', { section }),
      }
    case 'not-a-requester':
      return {
        what: message('refusal.not-a-requester', { address: who }),
        todo: message('refusal.not-a-requester.todo'),
      }
    case 'not-a-subscriber':
      return {
        what: message('refusal.not-a-subscriber', { address: who }),
        todo: message('refusal.not-a-subscriber.todo'),
      }
    case 'publisher-address':
      return {
        what: message('refusal.publisher-address', { address: who }),
        todo: message('refusal.publisher-address.todo'),
      }
    case 'publisher-key':
      return {
        what: message('refusal.publisher-key', { address: who }),
        todo: message('refusal.publisher-key.todo', { section }),
      }
    case 'publisher-hub-key':
      return {
        what: message('refusal.publisher-hub-key', { address: who }),
        todo: message('refusal.other-hub.todo', { section }),
      }
    case 'publisher-encrypts':
      return {
        what: message('refusal.publisher-encrypts', { address: who }),
        todo: message('refusal.publisher-encrypts.todo', { section }),
      }
    case 'publisher-pattern':
      return {
        what: message('refusal.publisher-pattern', { address: who }),
        todo: message('refusal.publisher-pattern.todo'),
      }
  }
}
