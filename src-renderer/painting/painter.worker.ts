/** The painting worker: frames come by their own port, are decoded at the size they are shown, and drawn. */
import type { FrameMessage, PainterMessage } from '../../src-main/contract/frame.ts'
import { decodeFrame } from './decode.ts'
import type { PainterOrder } from './painter-order.ts'
import { Surface } from './surface.ts'

declare const self: DedicatedWorkerGlobalScope

let surface: Surface | undefined
let frames: MessagePort | undefined
let drawIsDue = false

self.onmessage = ({ data }: MessageEvent<PainterOrder>) => {
  switch (data.kind) {
    case 'surface':
      surface = new Surface(data.canvas)
      break
    case 'port':
      frames?.close()
      frames = data.port
      frames.onmessage = ({ data }: MessageEvent<FrameMessage>) => void paint(data)
      break
    case 'layout':
      for (const camera of surface?.layout(data.size, data.tiles) ?? [])
        tell({ kind: 'again', camera })
      drawSoon()
      break
  }
}

async function paint(frame: FrameMessage): Promise<void> {
  const { id, camera, picture } = frame
  // Before the first layout with this camera its tile's size is not known: decoded whole, drawn when it has a place.
  const tile = surface?.tileOf(camera) ?? picture
  try {
    const decoded = await decodeFrame(frame, tile)
    const overtaken = surface?.show(camera, id, picture, decoded)
    tell({ kind: 'decoded', id, overtaken })
    drawSoon()
  } catch {
    // Chromium's own words say no more than that it failed.
    const format = picture.kind === 'raw' ? 'raw' : picture.format.toUpperCase()
    const why = `The ${format} picture cannot be decoded: it is damaged or cut off.`
    tell({ kind: 'undecodable', id, why })
  }
}

/** All that came since the last refresh is drawn in one go. */
function drawSoon(): void {
  if (drawIsDue) return
  drawIsDue = true
  self.requestAnimationFrame(() => {
    drawIsDue = false
    if (surface === undefined) return
    const painted = surface.draw()
    if (painted.length > 0) tell({ kind: 'drawn', painted })
  })
}

function tell(message: PainterMessage): void {
  frames?.postMessage(message)
}
