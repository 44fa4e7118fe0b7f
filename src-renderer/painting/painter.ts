/** The page's handle on the painting worker: one surface below the tiles, told rectangles, fed by its own port. */
import { FRAME_PORT_MESSAGE } from '../../src-main/contract/bridge.ts'
import type { PainterOrder, SurfaceSize, TilePlace } from './painter-order.ts'
import { openPaintingWorker, type PaintingWorker } from './painting-worker.ts'

/** A worker that ends sooner is started again only then: what ends it may do so each time. */
const LEAST_LIFE_MS = 1000

export interface Painter {
  /** Draws in order: the last tile lies on top. Cameras without a place are not decoded. */
  layout(size: SurfaceSize, tiles: readonly TilePlace[]): void
  stop(): void
}

/**
 * Puts the surface into `host` (which must be positioned), and keeps a worker alive that draws on it.
 *
 * @param laidOut - called when the surface shows a layout, with its tiles
 */
export function startPainter(
  host: HTMLElement,
  laidOut: (tiles: readonly TilePlace[]) => void,
): Painter {
  let worker: PaintingWorker | undefined
  let layout: PainterOrder | undefined
  let restart: ReturnType<typeof setTimeout> | undefined

  const start = () => {
    const startedAt = performance.now()
    const ended = (why: string) => {
      worker?.close()
      worker = undefined
      void window.camwall.tellPainterEnded(why)
      restart = setTimeout(start, startedAt + LEAST_LIFE_MS - performance.now())
    }
    worker = openPaintingWorker(host, ended, laidOut)
    if (layout !== undefined) worker.order(layout)
    void window.camwall.openFrames()
  }
  const takePort = (event: MessageEvent) => {
    const port = event.ports[0]
    if (event.source === window && event.data === FRAME_PORT_MESSAGE && port !== undefined)
      worker?.order({ kind: 'port', port }, [port])
  }
  window.addEventListener('message', takePort)
  start()

  return {
    layout: (size, tiles) => {
      layout = { kind: 'layout', size, tiles }
      worker?.order(layout)
    },
    stop: () => {
      window.removeEventListener('message', takePort)
      clearTimeout(restart)
      worker?.close()
    },
  }
}
