/** A feed and a screen for tests: their events and sent frames are recorded, and tests send the painter's messages. */
import { Screen } from '../../src-main/consumers/screen/screen.ts'
import type { FrameMessage, LaidOut, Progress } from '../../src-main/contract/frame.ts'
import type { Readings } from '../../src-main/contract/readings.ts'
import { ENGLISH } from '../../src-main/contract/text/text.ts'
import { UNNAMED } from '../../src-main/contract/source.ts'
import { Feed } from '../../src-main/feed/feed.ts'
import type { CameraEvent } from '../../src-main/feed/frame-consumer.ts'
import type { FoundRenaming } from '../../src-main/feed/sources.ts'
import type { TonedContent, Toning } from '../../src-main/feed/toning.ts'
import type { Arrival } from '../../src-main/receive/imagezmq/image-hub.ts'
import type { PictureMessage, ReceivedMessage } from '../../src-main/receive/imagezmq/message.ts'
import { verbatim } from './verbatim.ts'

export function picture(camera: string, mark = 0, sentAt?: number): PictureMessage {
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

export function malformed(camera: string | undefined): ReceivedMessage {
  return { kind: 'malformed', camera, why: verbatim('It is broken.'), bytes: 5 }
}

export function progress(changes: Partial<Progress>): Progress {
  const work = { decodes: 0, byBrowser: 0, tilesDrawn: 0 }
  const paintedAt = (changes.painted ?? []).map(() => 0)
  return {
    ...{ kind: 'progress', decoded: [], painted: [], paintedAt, overtaken: [] },
    work,
    ...changes,
  }
}

/** A layout with one tile for each camera, all of the same size in device pixels. */
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

export function anArrival(differs: Partial<Arrival> = {}): Arrival {
  const { peer = 'peer' } = differs
  const source = { knownBy: 'connection', id: peer, label: UNNAMED } as const
  return { peer, source, mode: 'req-rep', isPipelined: false, heldMs: 0, ...differs }
}

/** A feed with one screen, their events, and the frames that were sent to the painter. */
/** @param toning - without it, all pictures are sent as they are */
export function openFeed(toning?: Toning) {
  const appeared: string[] = []
  const faults: [why: string, camera: string | undefined][] = []
  /** The capacity at each `backPressureReleased`. */
  const capacities: number[] = []
  /** The number of `demandChanged` events. */
  let demands = 0
  const renamings: FoundRenaming[] = []
  const shared: string[] = []
  const vanished: string[] = []
  const said: CameraEvent[] = []
  const changedReadings: (readonly [camera: string, readings: Readings, at: number])[] = []
  const feed: Feed = new Feed({
    admits: () => true,
    renames: (renaming) => renamings.push(renaming),
    shared: (camera) => shared.push(camera),
    vanished: (cameras) => vanished.push(...cameras),
    appeared: (camera) => appeared.push(camera),
    fault: (why, camera) => faults.push([ENGLISH.say(why), camera]),
    said: (event) => said.push(event),
    readingsChanged: (...changed) => changedReadings.push(changed),
    backPressureReleased: () => capacities.push(feed.capacity),
    demandChanged: () => (demands += 1),
  })
  const sent: FrameMessage[] = []
  const stuck: number[] = []
  const screen = new Screen(feed, { stuck: () => stuck.push(sent.length) }, toning)
  const attach = () => screen.attach({ send: (frame) => sent.push(structuredClone(frame)) })
  /** @param at - in milliseconds, for both clocks */
  const take = (message: ReceivedMessage, at = 0, arrival: Partial<Arrival> = {}) =>
    feed.take(message, anArrival(arrival), { at, steady: at })
  const paint = ({ id }: FrameMessage) => screen.receive(progress({ painted: [id] }))
  const status = (camera: string, now = 0, steady = now) => {
    const found = feed.cameras.statuses(now, steady).find(({ name }) => name === camera)
    if (found === undefined) throw new Error(`${camera} has no status.`)
    return found
  }
  return {
    ...{ feed, screen, appeared, faults, capacities, sent, stuck, attach, take, paint, status },
    ...{ renamings, shared, vanished, said, changedReadings },
    demandChanges: () => demands,
  }
}

/**
 * Tones the pictures of one camera when the test says so.
 *
 * @param camera - all by default
 */
export function aToning(camera?: string) {
  const waiting: { resolve: (content: TonedContent) => void; reject: (error: Error) => void }[] = []
  let changed: (camera: string) => void = () => undefined
  const toning: Toning = {
    tones: (facts) => camera === undefined || facts.camera === camera,
    tone: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    follow: (listener) => {
      changed = listener
      return () => undefined
    },
  }
  return { toning, waiting, change: () => changed(camera ?? '') }
}

/** The last item of a list that must not be empty. */
export function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('The list is empty.')
  return item
}
