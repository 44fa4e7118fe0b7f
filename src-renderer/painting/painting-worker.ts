/** One life of the painting worker: a canvas and the thread that draws on it, until the thread ends. */
import type { PainterNews, PainterOrder, TilePlace } from './painter-order.ts'

export interface PaintingWorker {
  order(message: PainterOrder, transfer?: Transferable[]): void
  /** Ends it, and takes its canvas away. */
  close(): void
}

/**
 * Puts a canvas into `host` and starts a worker that draws on it.
 *
 * @param ended - called once, should the worker throw, fail to load, or be gone for whatever reason
 * @param laidOut - called when the surface shows a layout, with its tiles
 */
export function openPaintingWorker(
  host: HTMLElement,
  ended: (why: string) => void,
  laidOut: (tiles: readonly TilePlace[]) => void,
): PaintingWorker {
  const canvas = document.createElement('canvas')
  canvas.className = 'surface'
  canvas.setAttribute('aria-hidden', 'true')
  host.prepend(canvas)
  const worker = new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new AbortController()
  const end = (why: string) => {
    if (!waiting.signal.aborted) ended(why)
  }

  worker.onerror = (event) => end(event.message || 'it could not be loaded')
  // No event tells of a worker that is gone. But the browser then lets go of its lock, and hands it on to us.
  const lock = `painter ${crypto.randomUUID()}`
  worker.onmessage = ({ data }: MessageEvent<PainterNews>) => {
    if (data.kind === 'laid-out') {
      laidOut(data.tiles)
      return
    }
    navigator.locks
      .request(lock, { signal: waiting.signal }, () => end('it was gone'))
      .catch((error: unknown) => {
        if (!waiting.signal.aborted) throw error
      })
  }

  const order: PaintingWorker['order'] = (message, transfer = []) =>
    worker.postMessage(message, transfer)
  const surface = canvas.transferControlToOffscreen()
  const ground = getComputedStyle(host).getPropertyValue('--ground')
  order({ kind: 'surface', canvas: surface, lock, ground }, [surface])
  return {
    order,
    close: () => {
      waiting.abort()
      worker.terminate()
      canvas.remove()
    },
  }
}
