/** Cameras in a process of their own, which send at a fixed rate whatever else goes on, and count their replies. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import jpegTurbo from '@julusian/jpeg-turbo'
import { createRandom } from '../../src-main/demo/scene-tools/noise.ts'
import { openImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'

const CAMERAS = 8
const FPS = 10
const WIDTH = 640
const HEIGHT = 480
const TELL_EVERY_MS = 100

export interface GoodCameras {
  /** Frames a second of each, from now on for some time. */
  rates(milliseconds: number): Promise<number[]>
  stop(): void
}

/** Resolves when every camera was answered once. */
export async function startGoodCameras(address: string): Promise<GoodCameras> {
  const child = fork(import.meta.filename, [address])
  let replies: readonly number[] = []
  child.on('message', (counts) => (replies = counts as number[]))
  while (replies.length === 0 || replies.some((count) => count === 0)) await once(child, 'message')
  return {
    rates: async (milliseconds) => {
      const since = performance.now()
      const before = replies
      await sleep(milliseconds)
      const seconds = (performance.now() - since) / 1000
      return replies.map((count, index) => (count - (before[index] ?? 0)) / seconds)
    },
    stop: () => void child.kill(),
  }
}

async function sendForEver(name: string, address: string, count: () => void): Promise<never> {
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  const jpeg = noisyJpeg(name.length)
  const start = performance.now()
  for (let frame = 0; ; frame++) {
    await sender.sendJpg(name, jpeg)
    count()
    const now = performance.now() - start
    // A frame that is late is not made up for: a camera has its own pace.
    frame = Math.max(frame, Math.floor((now * FPS) / 1000))
    await sleep(((frame + 1) * 1000) / FPS - now)
  }
}

/** Noise, so that it has the size of a picture. */
function noisyJpeg(seed: number): Uint8Array {
  const random = createRandom(seed)
  const pixels = Buffer.from(Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, () => 64 * random()))
  return jpegTurbo.compressSync(pixels, {
    format: jpegTurbo.FORMAT_BGR,
    width: WIDTH,
    height: HEIGHT,
    subsampling: jpegTurbo.SAMP_420,
    quality: 80,
  })
}

const [, script, address] = process.argv
if (script === import.meta.filename && address !== undefined && process.send !== undefined) {
  const counts = Array.from({ length: CAMERAS }, () => 0)
  setInterval(() => process.send?.(counts), TELL_EVERY_MS)
  process.on('disconnect', () => process.exit())
  await Promise.all(
    counts.map((_, index) =>
      sendForEver(`Good ${index + 1}`, address, () => {
        counts[index] = (counts[index] ?? 0) + 1
      }),
    ),
  )
}
