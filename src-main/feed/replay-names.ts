/** Names the messages of a replay, and keeps the names of all others apart from them. */
import { liveName, replayedName } from '../contract/replayed.ts'
import { message as text } from '../contract/text/text.ts'
import type { ReceivedMessage } from '../receive/imagezmq/message.ts'

/**
 * @param key - of the replay that runs; a message that has it is one of the replay's. No sender outside knows it.
 * @returns the name as it was recorded, with the mark of replays, or the message as it is without the mark. A picture that another
 *   Camwall replays, or one that was killed, is of the past and must not look live: it becomes a message that cannot be shown.
 */
export function withReplayMark(message: ReceivedMessage, key: string | undefined): ReceivedMessage {
  if (message.kind === 'picture' && message.replay !== undefined) {
    if (message.replay.key === key)
      return { ...message, camera: replayedName(message.replay.camera) }
    const { bytes } = message
    return { kind: 'malformed', camera: undefined, why: text('message.foreign-replay'), bytes }
  }
  const { camera } = message
  const live = camera === undefined ? undefined : liveName(camera)
  return live === camera ? message : { ...message, camera: live === '' ? undefined : live }
}
