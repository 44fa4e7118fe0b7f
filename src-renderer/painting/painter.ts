/** The page's handle on the painting worker, which draws the surface below the tiles and receives frames on a port of its own. */
import type { PainterEnd } from '../../src-main/app/windows/contract.ts'
import { FRAME_PORT_MESSAGE } from '../../src-main/contract/bridge.ts'
import type { Point } from '../../src-main/contract/rect.ts'
import { followGround } from './ground.ts'
import type { KeptPicture, Layout } from './painter-order.ts'
import { openPaintingWorker, type PaintingWorker } from './painting-worker.ts'

/** The least time between two starts, for a worker that fails each time. */
const LEAST_LIFE_MS = 1000

export interface Painter {
  /** @param number - larger than that of any layout before */
  layout(layout: Layout, number: number): void
  /** Moves the canvas of the lifted tile. @param offset - in CSS pixels from its place in the layout */
  moveLifted(offset: Point): void
  stop(): void
}

export interface PainterListener {
  /** A worker needs its port of frames, which comes as a window message: see `FRAME_PORT_MESSAGE`. */
  opened(): void
  /** A worker ended because of an error; another one is started. */
  ended(end: PainterEnd): void
  /** The surface is drawn with the layout of this number. */
  laidOut(number: number): void
  /** Of all frozen tiles of this window: see `frozenSource`. */
  frozenSources(): readonly string[]
}

/** Puts the surface into `host` (which must be positioned), and restarts the worker that draws on it whenever it ends. */
export function startPainter(host: HTMLElement, listener: PainterListener): Painter {
  let worker: PaintingWorker | undefined
  let newest: readonly [Layout, number] | undefined
  let restart: ReturnType<typeof setTimeout> | undefined
  let kept: readonly KeptPicture[] = []

  const stillFrozen = () => {
    const frozen = new Set(listener.frozenSources())
    return kept.filter(({ source }) => frozen.has(source))
  }
  const hear: Parameters<typeof openPaintingWorker>[2] = (news) => {
    if (news.kind === 'laid-out') listener.laidOut(news.number)
    else kept = [...stillFrozen(), news.kept]
  }

  const start = () => {
    const startedAt = performance.now()
    const ended = (end: PainterEnd) => {
      worker?.close()
      worker = undefined
      listener.ended(end)
      restart = setTimeout(start, startedAt + LEAST_LIFE_MS - performance.now())
    }
    worker = openPaintingWorker(host, ended, hear)
    kept = stillFrozen()
    worker.order({ kind: 'kept', pictures: kept })
    if (newest !== undefined) worker.layout(...newest, listener.frozenSources())
    listener.opened()
  }
  const takePort = (event: MessageEvent) => {
    const port = event.ports[0]
    if (event.source === window && event.data === FRAME_PORT_MESSAGE && port !== undefined)
      worker?.order({ kind: 'port', port }, [port])
  }
  const stopGround = followGround(host, (ground) => worker?.order({ kind: 'ground', ground }))
  window.addEventListener('message', takePort)
  start()

  return {
    layout: (...layout) => {
      newest = layout
      if (kept.length > 0) kept = stillFrozen()
      worker?.layout(...layout, listener.frozenSources())
    },
    moveLifted: (offset) => worker?.moveLifted(offset),
    stop: () => {
      stopGround()
      window.removeEventListener('message', takePort)
      clearTimeout(restart)
      worker?.close()
    },
  }
}
