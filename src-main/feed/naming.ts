/** How the messages of cameras get their names, where a person has set rules for it. */
import type { ReceivedMessage } from '../receive/imagezmq/message.ts'
import type { Sender } from './sources.ts'

export interface Naming {
  /**
   * Called for each message, so it must return quickly.
   *
   * @param now - milliseconds of a steady clock
   * @returns the message with the name of its camera, the prefix of its sender before it; the same object if nothing changes it.
   *   Without a name, the camera is called after its source.
   */
  named(message: ReceivedMessage, sender: Sender, now: number): ReceivedMessage
  /** A connection has ended. */
  ended(peer: string): void
}

/** Every name is the one that was found in the message. */
export const AS_FOUND: Naming = {
  named: (message, { prefix }) => withPrefix(message, prefix),
  ended: () => undefined,
}

/** @param prefix - see `Sender` */
export function withPrefix(message: ReceivedMessage, prefix = ''): ReceivedMessage {
  return prefix === '' || message.camera === undefined
    ? message
    : { ...message, camera: prefix + message.camera }
}
