/** A virtual screen whose pixels can be read by another process, so that tests see what a person would see. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

const WIDTH = 1280
const HEIGHT = 800
/** Polling interval: fine enough for figures of seconds, with negligible load. */
const CHECK_EVERY_MS = 4
/** JPEG changes each channel slightly. */
const TOLERANCE = 12

export type Colour = readonly [red: number, green: number, blue: number]

export interface SeenScreen {
  /** The value for DISPLAY. */
  readonly name: string
  /** Resolves when a position (from 0 to 1) has a colour. */
  until(x: number, y: number, colour: Colour): Promise<void>
  /** Resolves when the position no longer has the colour. */
  untilGone(x: number, y: number, colour: Colour): Promise<void>
  stop(): Promise<void>
}

export async function openSeenScreen(): Promise<SeenScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-screen-'))
  const size = ['-screen', '0', `${WIDTH}x${HEIGHT}x24`]
  const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-fbdir', folder, '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const channel = server.stdio[3]
  if (!(channel instanceof Readable)) throw new Error('Xvfb has no channel for its number')
  const [number] = (await once(createInterface({ input: channel }), 'line')) as [string]
  const file = await open(join(folder, 'Xvfb_screen0'))
  const { start, line } = await readLayout((place) => readNumber(place))

  async function readNumber(place: number): Promise<number> {
    return (await file.read(Buffer.alloc(4), 0, 4, place)).buffer.readUInt32BE()
  }
  async function has(x: number, y: number, colour: Colour): Promise<boolean> {
    const place = start + Math.round(y * HEIGHT) * line + Math.round(x * WIDTH) * 4
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, place)
    const [blue = 0, green = 0, red = 0] = buffer
    return [red, green, blue].every((value, i) => Math.abs(value - (colour[i] ?? 0)) <= TOLERANCE)
  }
  return {
    name: `:${number}`,
    until: async (...what) => {
      while (!(await has(...what))) await sleep(CHECK_EVERY_MS)
    },
    untilGone: async (...what) => {
      while (await has(...what)) await sleep(CHECK_EVERY_MS)
    },
    stop: async () => {
      await file.close()
      const gone = once(server, 'exit')
      server.kill()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

/**
 * The offset of the pixels in Xvfb's file, which has the xwd format.
 *
 * @see https://gitlab.freedesktop.org/xorg/proto/xorgproto/-/blob/master/include/X11/XWDFile.h
 */
async function readLayout(read: (place: number) => Promise<number>) {
  const [headerBytes, line, colours] = [await read(0), await read(12 * 4), await read(19 * 4)]
  const BYTES_OF_A_COLOUR = 12
  return { start: headerBytes + colours * BYTES_OF_A_COLOUR, line }
}
