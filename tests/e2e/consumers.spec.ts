/** Several consumers of the same frames, in the real program: none takes a frame from another. */
import type { Frame } from '../../src-main/feed/frame.ts'
import '../support/for-tests.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test, type Stage, type Wall } from './camwall.ts'
import { tiles } from './tiles.ts'

needsPython()

const NAMES = Array.from({ length: 8 }, (_, index) => `Pi ${index + 1}`)
/** Frames for each camera. */
const ROUNDS = 12
const HOLD_MS = 5000

declare global {
  /** Results of the test's consumers: SHA-1 of each frame's bytes, by camera, and the memory of all frames. */
  var readers: {
    readonly ready: Map<string, string[]>
    readonly held: Map<string, string[]>
    readonly buffers: ArrayBuffer[]
    holding: number
    readonly fullTook: number
  }
}

interface TriggeredFrame {
  readonly name: string
  readonly number: number
  readonly sha1: string
}

/** One consumer that is always ready, one that keeps every frame for a while, and one that never has capacity. */
function addReaders(wall: Wall, holdMs: number): Promise<void> {
  return wall.app.evaluate((_electron, holdMs) => {
    const { createHash } = process.getBuiltinModule('node:crypto')
    const { feed } = globalThis.camwallForTests.camwall
    const buffers: ArrayBuffer[] = []
    const ready = new Map<string, string[]>()
    const held = new Map<string, string[]>()
    const note = (into: Map<string, string[]>, { facts, body }: Frame) => {
      const known = into.get(facts.camera) ?? []
      into.set(facts.camera, [...known, createHash('sha1').update(body).digest('hex')])
    }
    const readers = { ready, held, buffers, holding: 0, fullTook: 0 }
    globalThis.readers = readers
    const stop = () => Promise.resolve()
    const demand = () => Infinity
    const always = { demand, capacity: Infinity, isIdle: true, stop }
    feed.add({
      ...always,
      take: (frame) => {
        buffers.push(frame.body.buffer)
        note(ready, frame)
      },
    })
    feed.add({
      ...always,
      take: (frame) => {
        frame.retain()
        readers.holding += 1
        setTimeout(() => {
          note(held, frame)
          frame.release()
          readers.holding -= 1
        }, holdMs)
      },
    })
    feed.add({ demand, capacity: 0, isIdle: false, stop, take: () => (readers.fullTook += 1) })
  }, holdMs)
}

/** Sends each frame after the previous one was painted, so that none is overtaken on any computer. */
async function sendInTurn(wall: Wall): Promise<readonly TriggeredFrame[]> {
  const options = JSON.stringify({ address: wall.address, names: NAMES })
  const senders = new PythonProgram<TriggeredFrame>('triggered_senders.py', [options])
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      senders.write('next')
      await senders.until((lines) => lines.length === round * NAMES.length)
      await expect
        .poll(() =>
          wall.app.evaluate(() => globalThis.camwallForTests.camwall.feed.cameras.totals().painted),
        )
        .toBe(round * NAMES.length)
    }
    senders.endInput()
    await senders.end()
    return senders.lines
  } finally {
    await senders.kill()
  }
}

async function countsOf(stage: Stage, prepare: (wall: Wall) => Promise<void>) {
  const wall = await stage.start()
  await prepare(wall)
  const sent = await sendInTurn(wall)
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  return { wall, sent }
}

test('a consumer that keeps frames, one that is ready and one that is full: each gets the right bytes, the window all frames', async ({
  stage,
}) => {
  const { wall: plain } = await countsOf(stage, () => Promise.resolve())
  const without = (await plain.quit()).windows
  const { wall, sent } = await countsOf(stage, (wall) => addReaders(wall, HOLD_MS))

  await expect
    .poll(() => wall.app.evaluate(() => globalThis.readers.holding), { timeout: HOLD_MS + 15_000 })
    .toBe(0)
  const read = await wall.app.evaluate(() => {
    const { ready, held, buffers, fullTook } = globalThis.readers
    const kept = buffers.filter(({ byteLength }) => byteLength > 0).length
    return { ready: [...ready], held: [...held], frames: buffers.length, kept, fullTook }
  })
  for (const name of NAMES) {
    const bytes = sent.filter((frame) => frame.name === name).map(({ sha1 }) => sha1)
    expect(bytes).toHaveLength(ROUNDS)
    expect(new Map(read.ready).get(name)).toEqual(bytes)
    expect(new Map(read.held).get(name)).toEqual(bytes)
  }
  // The newest frame of each camera is kept for windows that are opened later.
  expect(read).toMatchObject({ frames: ROUNDS * NAMES.length, kept: NAMES.length, fullTook: 0 })

  const beside = (await wall.quit()).windows
  const all = ROUNDS * NAMES.length
  const rest = { unchanged: 0, dropped: 0, undecodable: 0, onTheirWay: 0 }
  expect(without.map(({ counts }) => counts)).toEqual([{ offered: all, painted: all, ...rest }])
  expect(beside.map(({ counts }) => counts)).toEqual(without.map(({ counts }) => counts))
})
