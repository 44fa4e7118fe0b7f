/** Which frames arrived, and which each tile got last, of the cameras of `triggered_senders.py`. */
import type { FramePart } from '../../src-main/contract/frame.ts'
import '../support/for-tests.ts'
import { expect, type Wall } from './camwall.ts'
import { expectColours } from './tiles.ts'

/** A line of `triggered_senders.py`. */
export interface SentFrame {
  readonly name: string
  readonly number: number
  readonly sha1: string
}

declare global {
  /** What the test notes in the main process: SHA-1 of frames that arrived, and of the last one that each camera's tile got. */
  var noted: {
    readonly arrived: { readonly camera: string; readonly at: number; readonly sha1: string }[]
    readonly posted: Map<string, string>
  }
}

/** The frames here have one part each. */
export function noteFrames({ app }: Wall): Promise<void> {
  return app.evaluate(({ MessageChannelMain }) => {
    const { createHash } = process.getBuiltinModule('node:crypto')
    const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
    const noted: typeof globalThis.noted = { arrived: [], posted: new Map() }
    globalThis.noted = noted
    const { camwall } = globalThis.camwallForTests
    camwall.feed.add({
      demand: () => Infinity,
      capacity: Infinity,
      isIdle: true,
      take: ({ facts: { camera, arrivedAt: at }, body }) =>
        noted.arrived.push({ camera, at, sha1: sha1(body) }),
      stop: () => Promise.resolve(),
    })
    const ports = new MessageChannelMain().port1.constructor as {
      readonly prototype: Electron.MessagePortMain
    }
    const post = Object.getOwnPropertyDescriptor(ports.prototype, 'postMessage')?.value as (
      this: unknown,
      ...args: unknown[]
    ) => void
    ports.prototype.postMessage = function (part: FramePart, ...rest) {
      const { begins, bytes, length } = part
      if (begins !== undefined) noted.posted.set(begins.camera, sha1(bytes.subarray(0, length)))
      post.call(this, part, ...rest)
    }
  })
}

/** The number of the frame that each tile should show, and the one that it got last. */
export async function framesAt(
  wall: Wall,
  names: readonly string[],
  sent: readonly SentFrame[],
  time: number,
) {
  const { arrived, posted } = await wall.app.evaluate(() => ({
    arrived: globalThis.noted.arrived,
    posted: [...globalThis.noted.posted],
  }))
  const numberOf = (name: string, sha1: string | undefined) =>
    sent.find((frame) => frame.name === name && frame.sha1 === sha1)?.number
  const due = names.map((name) =>
    numberOf(name, arrived.findLast(({ camera, at }) => camera === name && at <= time)?.sha1),
  )
  const shown = names.map((name) => numberOf(name, new Map(posted).get(name)))
  return { due, shown }
}

/** What `expectColours` expects of plain pictures. @param numbers - of the frames that the tiles show; black without a frame */
export function grayTiles(names: readonly string[], numbers: readonly (number | undefined)[]) {
  return names.map((name, index) => {
    const number = numbers[index]
    const level = number === undefined ? 0 : 20 * number + 4 * index
    return [name, 0.25, 0.25, [level, level, level]] as const
  })
}

/** The tiles show what was due at that time. @returns the numbers of these frames */
export async function expectDue(
  wall: Wall,
  names: readonly string[],
  sent: readonly SentFrame[],
  time: number,
) {
  const { due } = await framesAt(wall, names, sent, time)
  await expect.poll(async () => (await framesAt(wall, names, sent, time)).shown).toEqual(due)
  await expectColours(wall.page, grayTiles(names, due))
  return due
}
