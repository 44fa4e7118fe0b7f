/** A feed with nobody at its ends: what it tells and sends is kept, and a painter's words are given to it. */
import type { FrameMessage, Progress } from '../../src-main/contract/frame.ts'
import { Feed } from '../../src-main/feed/feed.ts'
import type { Arrival } from '../../src-main/receive/imagezmq/image-hub.ts'
import type { Message } from '../../src-main/receive/imagezmq/message.ts'

export function picture(camera: string, mark = 0, sentAt?: number): Message {
  return {
    kind: 'picture',
    camera,
    fields: [],
    picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
    body: Uint8Array.of(mark),
    bytes: 21,
    ...(sentAt === undefined ? {} : { sentAt }),
  }
}

export function malformed(camera: string | undefined): Message {
  return { kind: 'malformed', camera, why: 'It is broken.', bytes: 5 }
}

export function progress(told: Partial<Progress>): Progress {
  const work = { decodes: 0, byBrowser: 0, tilesDrawn: 0 }
  const paintedAt = (told.painted ?? []).map(() => 0)
  return {
    ...{ kind: 'progress', decoded: [], painted: [], paintedAt, overtaken: [] },
    work,
    ...told,
  }
}

/** A feed, what it told, and what it sent to its painter. */
export function openFeed() {
  const appeared: string[] = []
  const faults: [why: string, camera: string | undefined][] = []
  /** How much room there was each time that the feed told of it. */
  const rooms: number[] = []
  const feed: Feed = new Feed({
    appeared: (camera) => appeared.push(camera),
    fault: (why, camera) => faults.push([why, camera]),
    roomMade: () => rooms.push(feed.room),
  })
  const sent: FrameMessage[] = []
  const stuck: number[] = []
  const attach = () =>
    feed.attach({
      send: (frame) => sent.push(structuredClone(frame)),
      stuck: () => stuck.push(sent.length),
    })
  const take = (message: Message, now = 0, arrival: Partial<Arrival> = {}) =>
    feed.take(message, { peer: 'peer', mode: 'req-rep', isEager: false, ...arrival }, now)
  const paint = ({ id }: FrameMessage) => feed.heard(progress({ painted: [id] }))
  const status = (camera: string, now = 0) => {
    const found = feed.cameras.statuses(now).find(({ name }) => name === camera)
    if (found === undefined) throw new Error(`${camera} has no status.`)
    return found
  }
  return { feed, appeared, faults, rooms, sent, stuck, attach, take, paint, status }
}

/** `last` for a list that must not be empty. */
export function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('The list is empty.')
  return item
}
