/** A feed and a screen with nobody at their ends: what they tell and send is kept, and a painter's words are given. */
import { Screen } from '../../src-main/consumers/screen/screen.ts'
import type { FrameMessage, LaidOut, Progress } from '../../src-main/contract/frame.ts'
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

/** A wall of tiles, one for each camera, of one size in device pixels. */
export function laidOut(
  cameras: readonly string[],
  differs: { readonly isOpen?: boolean; readonly width?: number; readonly height?: number } = {},
): LaidOut {
  const { isOpen = true, width = 640, height = 480 } = differs
  return {
    kind: 'laid-out',
    size: { width: 1280, height: 720, scale: 1 },
    tiles: cameras.map((camera, index) => ({
      tile: `t${index + 1}`,
      camera,
      ...{ x: 0, y: 0, width, height },
      picture: { width, height },
    })),
    isOpen,
  }
}

/** A feed with one screen, what they told, and what was sent to the painter. */
export function openFeed() {
  const appeared: string[] = []
  const faults: [why: string, camera: string | undefined][] = []
  /** How much room there was each time that the feed told of it. */
  const rooms: number[] = []
  /** How often the feed told that somebody wants more or less. */
  let demands = 0
  const feed: Feed = new Feed({
    appeared: (camera) => appeared.push(camera),
    fault: (why, camera) => faults.push([why, camera]),
    roomMade: () => rooms.push(feed.room),
    demandChanged: () => (demands += 1),
  })
  const sent: FrameMessage[] = []
  const stuck: number[] = []
  const screen = new Screen(feed, { stuck: () => stuck.push(sent.length) })
  const attach = () => screen.attach({ send: (frame) => sent.push(structuredClone(frame)) })
  /** `at` in milliseconds, of both clocks. */
  const take = (message: Message, at = 0, arrival: Partial<Arrival> = {}) =>
    feed.take(
      message,
      { peer: 'peer', mode: 'req-rep', isEager: false, ...arrival },
      { at, steady: at },
    )
  const paint = ({ id }: FrameMessage) => screen.heard(progress({ painted: [id] }))
  const status = (camera: string, now = 0) => {
    const found = feed.cameras.statuses(now).find(({ name }) => name === camera)
    if (found === undefined) throw new Error(`${camera} has no status.`)
    return found
  }
  return {
    ...{ feed, screen, appeared, faults, rooms, sent, stuck, attach, take, paint, status },
    demandChanges: () => demands,
  }
}

/** `last` for a list that must not be empty. */
export function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('The list is empty.')
  return item
}
