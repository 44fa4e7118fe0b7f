/** The process of the demo cameras: encodes the frames of their scenes and sends them with a real ImageSender. */
import { createScene, type Scene } from '@camwall/demo-scenes'
import jpegTurbo from '@julusian/jpeg-turbo'
import { codeOf } from '../lib/code-of.ts'
import { pause } from '../lib/pause.ts'
import { openImageSender, type ImageSender } from '../receive/imagezmq/image-sender.ts'
import type { DemoAnswer, DemoOrder } from './demo-orders.ts'

/** All cameras together draw as many pixels per second as 8 cameras of 640x480 at 20 fps. */
const PIXELS_PER_SECOND = 8 * 640 * 480 * 20
const MAX_FPS = 20
const MIN_FPS = 2
/** With more cameras than this, tiles are small, and frames are too. */
const MAX_LARGE_CAMERAS = 9
const LARGE = { width: 640, height: 480 }
const SMALL = { width: 320, height: 240 }
/** Sent until the camera's scene is created, which takes several times as long as at this size. */
const PREVIEW = { width: 160, height: 120 }
/** Creating a scene takes some tenths of a second: between two of them every camera has the time to send. */
const BETWEEN_SCENES_MS = 1000 / MAX_FPS
const JPEG_QUALITY = 85
/** Every eighth camera sends raw arrays, as `send_image` does. */
const RAW_EVERY = 8
const RAW_INDEX = 5
/** A hub does not reply while it restarts with another pattern or address. */
const REPLY_TIMEOUT_MS = 2000

let running: AbortController | undefined
let stopped: Promise<unknown> = Promise.resolve()

process.parentPort.on('message', ({ data }: { data: DemoOrder | undefined }) => {
  running?.abort()
  if (data === undefined) return
  const controller = new AbortController()
  running = controller
  stopped = stopped.then(() => runCameras(data, controller.signal))
})

async function runCameras(order: DemoOrder, signal: AbortSignal): Promise<void> {
  const size = order.count <= MAX_LARGE_CAMERAS ? LARGE : SMALL
  const fps = PIXELS_PER_SECOND / (order.count * size.width * size.height)
  const interval = 1000 / Math.min(MAX_FPS, Math.max(MIN_FPS, fps))
  const senders = await Promise.all(Array.from({ length: order.count }, () => openSender(order)))
  const answer: DemoAnswer = {
    publishers: order.mode === 'pub-sub' ? senders.map(({ address }) => address) : [],
  }
  process.parentPort.postMessage(answer)
  // Close at once, so that no camera waits for the reply of a hub that has changed its pattern.
  signal.addEventListener('abort', () => {
    for (const sender of senders) void sender.close()
  })
  const running = senders.map((sender, index) => {
    const delay = (index / order.count) * interval // Spreads the cameras over one interval.
    return runCamera(sender, { index, interval, delay, signal })
  })
  for (const index of senders.keys()) {
    await pause(BETWEEN_SCENES_MS)
    if (signal.aborted) break
    if (sceneOf(index).width !== size.width) scenes[index] = createScene(index, size)
  }
  await Promise.all(running)
}

/** Of each camera, at first the preview. Reused when the pattern or the address changes and the cameras restart. */
const scenes: Scene[] = []

function sceneOf(index: number): Scene {
  return (scenes[index] ??= createScene(index, PREVIEW))
}

function openSender(order: DemoOrder): Promise<ImageSender> {
  return openImageSender(
    order.mode === 'req-rep'
      ? { mode: 'req-rep', connect: order.hub, replyTimeout: REPLY_TIMEOUT_MS }
      : { mode: 'pub-sub', bind: 'tcp://127.0.0.1:*', sendHighWaterMark: 2 },
  )
}

interface CameraRun {
  readonly index: number
  /** Milliseconds from frame to frame. */
  readonly interval: number
  /** Milliseconds before the first frame. */
  readonly delay: number
  readonly signal: AbortSignal
}

async function runCamera(sender: ImageSender, run: CameraRun): Promise<void> {
  let data = new Uint8Array()
  const sendsRaw = run.index % RAW_EVERY === RAW_INDEX
  const start = performance.now() + run.delay
  const isAborted = () => run.signal.aborted
  for (let frame = 0; !isAborted(); frame++) {
    const due = start + frame * run.interval
    // A frame that is more than one interval late (stopped hub, busy computer) is skipped, not sent.
    if (performance.now() - due > run.interval) continue
    await pause(Math.max(0, due - performance.now()))
    const scene = sceneOf(run.index)
    const { name, width, height } = scene
    if (data.length !== width * height * 3) data = new Uint8Array(width * height * 3)
    scene.draw(data, frame, (due - start) / 1000)
    try {
      if (sendsRaw) await sender.sendImage(name, { shape: [height, width, 3], data })
      else await sender.sendJpg(name, encode(data, width, height))
    } catch (error) {
      // Closed by an abort, or the hub did not reply: it may be back for the next frame.
      if (!isAborted() && !isTimeout(error)) throw error
    }
  }
}

function encode(bgr: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = Buffer.from(bgr.buffer, bgr.byteOffset, bgr.byteLength)
  return jpegTurbo.compressSync(pixels, {
    format: jpegTurbo.FORMAT_BGR,
    width,
    height,
    subsampling: jpegTurbo.SAMP_420,
    quality: JPEG_QUALITY,
  })
}

function isTimeout(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN'
}
