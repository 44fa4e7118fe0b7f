/** The painting worker: frames come by their own port, are decoded at the size they are shown, and drawn. */
import type { FrameMessage, FramePart, PainterMessage } from '../../src-main/contract/frame.ts'
import { makeScaler } from '../../src-main/pixels/scaler.ts'
import { Buffers } from './buffers.ts'
import { openCanvas } from './canvas.ts'
import { FrameDecoder } from './frame-decoder.ts'
import { FrameGatherer } from './frame-gatherer.ts'
import type { Layout, PainterNews, PainterOrder, TilePlace } from './painter-order.ts'
import { ProgressTeller } from './progress.ts'
import { Surface } from './surface.ts'

declare const self: DedicatedWorkerGlobalScope

const scaler = makeScaler()
const buffers = new Buffers()
const decoder = new FrameDecoder(buffers)
let surface: Surface | undefined
let frames: MessagePort | undefined
let drawIsDue = false
/** Of a layout that is not drawn yet. */
let newTiles: readonly TilePlace[] | undefined
const progress = new ProgressTeller(tell, () => ({
  decodes: decoder.decodes,
  byBrowser: decoder.byBrowser,
  tilesDrawn: surface?.tilesDrawn ?? 0,
}))

self.onmessage = ({ data }: MessageEvent<PainterOrder>) => {
  switch (data.kind) {
    case 'surface':
      surface = new Surface(openCanvas(data.canvas, data.ground), scaler, buffers)
      data.canvas.oncontextrestored = () => {
        surface?.drawAgain()
        drawSoon()
      }
      holdForLife(data.lock)
      break
    case 'port':
      frames?.close()
      frames = data.port
      frames.onmessage = takeParts()
      if (surface !== undefined) tell(surface.laidOut)
      break
    case 'layout':
      if (surface === undefined) break
      takeLayout(surface, data)
      break
  }
}

/** A promise that fails unheard ends this worker as any other fault does: the page starts a new one. */
self.onunhandledrejection = (event) => {
  event.preventDefault() // It is told once, as the fault that it is.
  throw event.reason
}

/** The page is told when the lock is held, and gets it when this worker is gone. */
function holdForLife(lock: string): void {
  void navigator.locks.request(lock, () => {
    tellPage({ kind: 'alive' })
    return new Promise(() => undefined)
  })
}

function takeLayout(surface: Surface, layout: Layout): void {
  const { again, overtaken } = surface.layout(layout)
  tell(surface.laidOut)
  for (const camera of again) tell({ kind: 'again', camera })
  for (const id of overtaken) progress.overtaken(id)
  newTiles = layout.tiles
  drawSoon()
}

/** Of one port. */
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
  // Before the first layout no tile's size is known: decoded whole, drawn when it has a place.
  const tile = surface.pictureSizeOf(camera) ?? picture
  try {
    const pixels = await decoder.decode(frame, tile)
    const overtaken = surface.show(camera, id, picture, pixels)
    if (overtaken !== undefined) progress.overtaken(overtaken)
    if (overtaken === id) return
    if (surface.drawNow(camera, performance.now())) notePainted([id])
    else {
      progress.decoded(id)
      drawSoon()
    }
  } catch {
    // Chromium's own words say no more than that it failed.
    const format = picture.kind === 'raw' ? 'raw' : picture.format.toUpperCase()
    const why = `The ${format} picture cannot be decoded: it is damaged or cut off.`
    tell({ kind: 'undecodable', id, why })
  }
}

/** What could not be drawn at once waits for the next refresh. */
function drawSoon(): void {
  if (drawIsDue) return
  drawIsDue = true
  self.requestAnimationFrame(() => {
    drawIsDue = false
    if (surface !== undefined) notePainted(surface.draw(performance.now()))
    if (newTiles !== undefined) tellPage({ kind: 'laid-out', tiles: newTiles })
    newTiles = undefined
  })
}

function notePainted(ids: readonly number[]): void {
  progress.painted(ids, performance.timeOrigin + performance.now())
}

function tellPage(news: PainterNews): void {
  self.postMessage(news)
}

function tell(message: PainterMessage): void {
  frames?.postMessage(message)
}
