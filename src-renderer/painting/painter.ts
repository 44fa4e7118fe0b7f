/** The page's handle on the painting worker: one surface below the tiles, told rectangles, fed by its own port. */
import { FRAME_PORT_MESSAGE } from '../../src-main/contract/bridge.ts'
import type { Layout, PainterOrder, TilePlace } from './painter-order.ts'
import { openPaintingWorker, type PaintingWorker } from './painting-worker.ts'

/** A worker that ends sooner is started again only then: what ends it may do so each time. */
const LEAST_LIFE_MS = 1000

export interface Painter {
  layout(layout: Layout): void
  stop(): void
}

export interface PainterListener {
  /** A worker waits for its port of frames: a window message, see `FRAME_PORT_MESSAGE`. */
  opened(): void
  /** A worker ended by a fault; another one is started. */
  ended(why: string): void
  /** The surface shows a layout, with these tiles. */
  laidOut(tiles: readonly TilePlace[]): void
}

/** Puts the surface into `host` (which must be positioned), and keeps a worker alive that draws on it. */
export function startPainter(host: HTMLElement, listener: PainterListener): Painter {
  let worker: PaintingWorker | undefined
  let newest: PainterOrder | undefined
  let restart: ReturnType<typeof setTimeout> | undefined

  const start = () => {
    const startedAt = performance.now()
    const ended = (why: string) => {
      worker?.close()
      worker = undefined
      listener.ended(why)
      restart = setTimeout(start, startedAt + LEAST_LIFE_MS - performance.now())
    }
    worker = openPaintingWorker(host, ended, (tiles) => listener.laidOut(tiles))
    if (newest !== undefined) worker.order(newest)
    listener.opened()
  }
  const takePort = (event: MessageEvent) => {
    const port = event.ports[0]
    if (event.source === window && event.data === FRAME_PORT_MESSAGE && port !== undefined)
      worker?.order({ kind: 'port', port }, [port])
  }
  window.addEventListener('message', takePort)
  start()

  return {
    layout: (layout) => {
      newest = { kind: 'layout', ...layout }
      worker?.order(newest)
    },
    stop: () => {
      window.removeEventListener('message', takePort)
      clearTimeout(restart)
      worker?.close()
    },
  }
}
