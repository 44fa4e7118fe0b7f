/** Names the messages of a replay, and keeps the names of all others apart from them. */
import { liveName, replayedName } from '../contract/replayed.ts'
import type { ReceivedMessage } from '../receive/imagezmq/message.ts'

/**
 * @param key - of the replay that runs; a message that has it is one of the replay's. No sender outside knows it.
 * @returns the name as it was recorded, with the mark of replays, or the message as it is without the mark
 */
export function withReplayMark(message: ReceivedMessage, key: string | undefined): ReceivedMessage {
  if (message.kind === 'picture' && message.replay !== undefined && message.replay.key === key)
    return { ...message, camera: replayedName(message.replay.camera) }
  const { camera } = message
  const live = camera === undefined ? undefined : liveName(camera)
  return live === camera ? message : { ...message, camera: live === '' ? undefined : live }
}
