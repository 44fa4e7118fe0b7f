/**
 * The cameras that a Camwall publishes, which another Camwall subscribes to beside the frames that it needs. So it
 * notices new cameras without receiving all of them.
 */
import { z } from 'zod'
import { MAX_CAMERAS, MAX_NAME_LENGTH, MAX_PREFIX_LENGTH } from '../../contract/limits.ts'

/** The topic, and the first part of the message. No header begins like this. */
export const ANNOUNCEMENT = 'camwall:cameras'

/** Each hub that a camera comes through may add a prefix, and writes it in up to six bytes a character. */
const MAX_BODY_BYTES = 8 * MAX_CAMERAS * (MAX_NAME_LENGTH + MAX_PREFIX_LENGTH)

const names = z.array(z.string()).max(MAX_CAMERAS)
const announced = z.object({ live: names, silent: names })

/** By the names that are sent. */
export interface AnnouncedCameras {
  readonly live: readonly string[]
  /** Those that are stalled or gone: there is a newest picture of them. */
  readonly silent: readonly string[]
}

export function announcementOf(cameras: AnnouncedCameras): Buffer {
  return Buffer.from(JSON.stringify(cameras))
}

/** `undefined` if the message is a frame, or nothing that can be read. */
export function readAnnouncement(parts: readonly Uint8Array[]): AnnouncedCameras | undefined {
  const [topic, body, ...more] = parts
  if (topic === undefined || body === undefined || more.length > 0) return undefined
  if (topic.byteLength !== ANNOUNCEMENT.length || body.byteLength > MAX_BODY_BYTES) return undefined
  if (Buffer.from(topic).toString('latin1') !== ANNOUNCEMENT) return undefined
  try {
    return announced.safeParse(JSON.parse(new TextDecoder().decode(body))).data
  } catch {
    return undefined
  }
}
