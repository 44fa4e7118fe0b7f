/** The page's handle on the painting worker: one surface below the tiles, told rectangles, fed by its own port. */
import { FRAME_PORT_MESSAGE } from '../../src-main/contract/bridge.ts'
import type { PainterOrder, SurfaceSize, TilePlace } from './painter-order.ts'

export interface Painter {
  /** Draws in order: the last tile lies on top. Cameras without a place are not decoded. */
  layout(size: SurfaceSize, tiles: readonly TilePlace[]): void
  stop(): void
}

/** Puts the surface into `host` (which must be positioned) and starts the worker that draws on it. */
export function startPainter(host: HTMLElement): Painter {
  const canvas = document.createElement('canvas')
  canvas.className = 'surface'
  canvas.setAttribute('aria-hidden', 'true')
  host.prepend(canvas)
  const worker = new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' })
  const order = (message: PainterOrder, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer)

  const surface = canvas.transferControlToOffscreen()
  order({ kind: 'surface', canvas: surface }, [surface])
  const takePort = (event: MessageEvent) => {
    const port = event.ports[0]
    if (event.source === window && event.data === FRAME_PORT_MESSAGE && port !== undefined)
      order({ kind: 'port', port }, [port])
  }
  window.addEventListener('message', takePort)
  void window.camwall.openFrames()

  return {
    layout: (size, tiles) => order({ kind: 'layout', size, tiles }),
    stop: () => {
      window.removeEventListener('message', takePort)
      worker.terminate()
      canvas.remove()
    },
  }
}
