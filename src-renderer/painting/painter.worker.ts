/** The painting worker: receives frames on a port of its own, decodes them as their tiles need them, and draws them. */
import type { FrameMessage, FramePart, PainterMessage } from '../../src-main/contract/frame.ts'
import { makeScaler } from '../../src-main/pixels/scaler.ts'
import { Buffers } from './buffers.ts'
import { openCanvas, type Canvas } from './canvas.ts'
import { FrameDecoder } from './frame-decoder.ts'
import { FrameGatherer } from './frame-gatherer.ts'
import type { PainterNews, PainterOrder } from './painter-order.ts'
import { ProgressReporter } from './progress.ts'
import { Surface } from './surface.ts'
import { webLocks } from './web-locks.ts'

declare const self: DedicatedWorkerGlobalScope

const scaler = makeScaler()
const buffers = new Buffers()
const decoder = new FrameDecoder(buffers)
let canvas: Canvas | undefined
let surface: Surface | undefined
let frames: MessagePort | undefined
let drawIsDue = false
/** The number of the newest layout, if it is not drawn yet. */
let newLayout: number | undefined
const progress = new ProgressReporter(send, () => ({
  decodes: decoder.decodes,
  byBrowser: decoder.byBrowser,
  tilesDrawn: surface?.tilesDrawn ?? 0,
}))

self.onmessage = ({ data }: MessageEvent<PainterOrder>) => {
  switch (data.kind) {
    case 'surface':
      canvas = openCanvas(data.canvas, data.ground)
      surface = new Surface(canvas, scaler, buffers)
      data.canvas.oncontextrestored = drawAgain
      holdForLife(data.lock)
      break
    case 'lifted':
      if (canvas === undefined || surface === undefined) break
      data.canvas.oncontextrestored = drawAgain
      surface.lift(openCanvas(data.canvas, canvas.ground))
      break
    case 'ground':
      if (canvas === undefined) break
      canvas.ground = data.ground
      drawAgain()
      break
    case 'kept':
      for (const kept of data.pictures) surface?.keep(kept)
      break
    case 'port':
      frames?.close()
      frames = data.port
      frames.onmessage = takeParts()
      if (surface !== undefined) send(surface.laidOut)
      break
    case 'layout':
      if (surface === undefined) break
      takeLayout(surface, data)
      break
  }
}

/** An unhandled rejection ends this worker like any other error: the page starts a new one. */
self.onunhandledrejection = (event) => {
  event.preventDefault() // The error that is thrown here is the only report of it.
  throw event.reason
}

/** The page gets the lock when this worker has ended. */
function holdForLife(lock: string): void {
  void webLocks()?.request(lock, () => {
    sendToPage({ kind: 'alive' })
    return new Promise(() => undefined)
  })
}

function takeLayout(
  surface: Surface,
  { number, frozen, ...layout }: Extract<PainterOrder, { readonly kind: 'layout' }>,
): void {
  const { again, overtaken, kept } = surface.layout(layout, frozen)
  for (const each of kept) sendToPage({ kind: 'kept', kept: each })
  send(surface.laidOut)
  for (const camera of again) send({ kind: 'again', camera })
  for (const id of overtaken) progress.overtaken(id)
  newLayout = number
  drawSoon()
}

/** The message handler of one port. */
function takeParts(): (event: MessageEvent<FramePart>) => void {
  const gatherer = new FrameGatherer(buffers)
  return ({ data }) => {
    const frame = gatherer.take(data)
    if (frame !== undefined) void paint(frame)
  }
}

async function paint(frame: FrameMessage): Promise<void> {
  const { id, camera, picture } = frame
  if (surface === undefined) return
  // Before the first layout no size is known: the picture is decoded at full size, and drawn when its tile has a place.
  const need = surface.pictureNeedOf(camera) ?? picture
  try {
    const pixels = await decoder.decode(frame, need)
    const overtaken = surface.show(camera, id, picture, pixels)
    if (overtaken !== undefined) progress.overtaken(overtaken)
    if (overtaken === id) return
    if (surface.drawNow(camera, performance.now())) notePainted([id])
    else {
      progress.decoded(id)
      drawSoon()
    }
  } catch {
    send({ kind: 'undecodable', id }) // Chromium's error has no details.
  }
}

/** The whole surface, at the next refresh. */
function drawAgain(): void {
  surface?.drawAgain()
  drawSoon()
}

/** Draws at the next refresh what could not be drawn at once. */
function drawSoon(): void {
  if (drawIsDue) return
  drawIsDue = true
  self.requestAnimationFrame(() => {
    drawIsDue = false
    if (surface !== undefined) notePainted(surface.draw(performance.now()))
    if (newLayout !== undefined) sendToPage({ kind: 'laid-out', number: newLayout })
    newLayout = undefined
  })
}

function notePainted(ids: readonly number[]): void {
  progress.painted(ids, performance.timeOrigin + performance.now())
}

function sendToPage(news: PainterNews): void {
  self.postMessage(news)
}

function send(message: PainterMessage): void {
  frames?.postMessage(message)
}
