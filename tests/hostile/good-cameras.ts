/** Cameras in a separate process that send at a fixed rate and count their replies. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import jpegTurbo from '@julusian/jpeg-turbo'
import { openImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'
import { makeRandom } from '../endurance/random.ts'

const CAMERAS = 8
const FPS = 10
const WIDTH = 640
const HEIGHT = 480
const REPORT_EVERY_MS = 100

export interface GoodCameras {
  /** Measures the frames a second of each camera for some time. */
  rates(milliseconds: number): Promise<number[]>
  stop(): void
}

/** Resolves when every camera has been answered once. */
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
  // Equal pictures would not be painted again.
  const jpegs = [noisyJpeg(name.length), noisyJpeg(name.length + 1)]
  const start = performance.now()
  for (let frame = 0; ; frame++) {
    await sender.sendJpg(name, jpegs[frame % jpegs.length] ?? Buffer.alloc(0))
    count()
    const now = performance.now() - start
    // A late frame is not made up for, as with a real camera.
    frame = Math.max(frame, Math.floor((now * FPS) / 1000))
    await sleep(((frame + 1) * 1000) / FPS - now)
  }
}

/** Noise, so that the JPEG has a realistic size. */
function noisyJpeg(seed: number): Uint8Array {
  const random = makeRandom(seed)
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
  setInterval(() => process.send?.(counts), REPORT_EVERY_MS)
  process.on('disconnect', () => process.exit())
  await Promise.all(
    counts.map((_, index) =>
      sendForEver(`Good ${index + 1}`, address, () => {
        counts[index] = (counts[index] ?? 0) + 1
      }),
    ),
  )
}
