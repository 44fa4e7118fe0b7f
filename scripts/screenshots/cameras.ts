/** Cameras for screenshots: those of the demo, and others that this process sends. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createScene, sceneName } from '@camwall/demo-scenes'
import jpegTurbo from '@julusian/jpeg-turbo'
import type { Locator, Page } from '@playwright/test'
import { openImageSender, type ImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'
import type { ImageArray } from '../../src-main/receive/imagezmq/message.ts'
import { LOOPBACK, type Stage } from './run.ts'

const CAMERA = { width: 640, height: 480 }
const PIXELS = CAMERA.width * CAMERA.height
/** Rates are measured over two seconds; the demo's first frames are slow. */
export const STEADY_MS = 4000
/** With a text and zeros of this size imagenode says that something happened. */
export const NO_PICTURE: ImageArray = { shape: [3, 3, 3], data: Buffer.alloc(27) }

export function tileOf(page: Page, camera: string): Locator {
  return page.locator(`[data-camera=${JSON.stringify(camera)}]`)
}

/** Waits until camera `index` of the demo is in a state. */
export async function until(
  page: Page,
  state: 'live' | 'stalled' | 'gone',
  index: number,
): Promise<void> {
  await page.locator(`[data-camera="${sceneName(index)}"][data-state=${state}]`).waitFor()
}

export async function untilSteady(page: Page, cameras: number): Promise<void> {
  for (let index = 0; index < cameras; index++) await until(page, 'live', index)
  await page.waitForTimeout(STEADY_MS)
}

/** Sends one picture of the scene of camera `index` of the demo, and stays connected until it is closed. */
export async function sendOnce(index: number): Promise<ImageSender> {
  const sender = await openImageSender({ mode: 'req-rep', connect: LOOPBACK })
  await sender.sendJpg(sceneName(index), picturesOf(index)(0))
  return sender
}

/** JPEGs of a scene of the demo, each with a number in it. */
export function picturesOf(index: number): (number: number) => Uint8Array {
  const scene = createScene(index, CAMERA)
  const pixels = Buffer.alloc(3 * PIXELS)
  return (number) => {
    scene.draw(pixels, number, number / 10)
    return jpegOf(pixels)
  }
}

export function blackPicture(): Uint8Array {
  return jpegOf(Buffer.alloc(3 * PIXELS))
}

function jpegOf(pixels: Buffer): Uint8Array {
  return jpegTurbo.compressSync(pixels, {
    ...CAMERA,
    format: jpegTurbo.FORMAT_BGR,
    subsampling: jpegTurbo.SAMP_420,
    quality: 85,
  })
}

/** Sends again and again until the end of the run, `everyMs` after each reply. @param send - a frame, by its number */
export async function startCamera(
  stage: Stage,
  everyMs: number,
  send: (sender: ImageSender, number: number) => Promise<unknown>,
): Promise<void> {
  const sender = await openImageSender({ mode: 'req-rep', connect: LOOPBACK })
  const ended = new AbortController()
  stage.atEnd(() => {
    ended.abort()
    return sender.close()
  })
  const sendAll = async () => {
    for (let number = 0; !ended.signal.aborted; number++) {
      await send(sender, number)
      await sleep(everyMs)
    }
  }
  void sendAll().catch((error: unknown) => {
    // The last one is on its way when the run ends.
    if (!ended.signal.aborted) throw error
  })
}

/** Metres of a depth camera: a floor, a box and a ball that moves; NaN where it has not measured. */
export function depthPicture(number: number): Float32Array<ArrayBuffer> {
  const middle = 400 + 60 * Math.sin(number / 5)
  return floatPicture((x, y) => {
    if (x < 10) return NaN
    const away = Math.hypot(x - middle, y - 240) / 90
    if (away < 1) return 2 - 0.8 * Math.sqrt(1 - away ** 2)
    return x > 60 && x < 160 && y > 170 ? 2.2 : 4.5 - (2.4 * y) / CAMERA.height
  })
}

/** Degrees of a thermal camera: something warm that moves in a cool room. */
export function heatPicture(number: number): Float32Array<ArrayBuffer> {
  const middle = 320 + 80 * Math.sin(number / 7)
  return floatPicture((x, y) => {
    const away = Math.hypot((x - middle) / 110, (y - 260) / 150)
    return 19 + y / 160 + 14 * Math.exp(-(away ** 2))
  })
}

/** @param valueAt - of the pixel in a column and a row */
function floatPicture(valueAt: (x: number, y: number) => number): Float32Array<ArrayBuffer> {
  const { width } = CAMERA
  return Float32Array.from({ length: PIXELS }, (_, index) =>
    valueAt(index % width, Math.floor(index / width)),
  )
}

/** Unlike `sendImage`, which is for `uint8`. */
export function sendFloats(
  sender: ImageSender,
  camera: string,
  values: Float32Array<ArrayBuffer>,
): Promise<unknown> {
  return sender.sendReplayed({
    // No replay runs, so that this is a live camera.
    claim: { key: '', camera },
    fields: [],
    sentAt: undefined,
    array: { dtype: 'float32', shape: [CAMERA.height, CAMERA.width] },
    body: new Uint8Array(values.buffer),
  })
}
