/** One painting worker: a canvas and the thread that draws on it, until the thread ends. */
import type { PainterEnd } from '../../src-main/app/windows/contract.ts'
import { MAX_ERROR_LENGTH } from '../../src-main/contract/limits.ts'
import type { Point } from '../../src-main/contract/rect.ts'
import { groundOf } from './ground.ts'
import { LiftedCanvas } from './lifted-canvas.ts'
import type { Layout, PainterNews, PainterOrder } from './painter-order.ts'
import { webLocks } from './web-locks.ts'

export interface PaintingWorker {
  order(message: PainterOrder, transfer?: Transferable[]): void
  /** @param frozen - as in `PainterOrder` */
  layout(layout: Layout, number: number, frozen: readonly string[]): void
  /** As in `Painter`. */
  moveLifted(offset: Point): void
  /** Ends the worker, and removes its canvases. */
  close(): void
}

/**
 * Puts a canvas into `host`, whose background is the colour between the tiles, and starts a worker that draws on it.
 *
 * @param ended - called once when the worker throws, cannot be loaded, or ends for any other reason
 * @param heard - gets what the worker says otherwise
 */
export function openPaintingWorker(
  host: HTMLElement,
  ended: (end: PainterEnd) => void,
  heard: (news: Exclude<PainterNews, { readonly kind: 'alive' }>) => void,
): PaintingWorker {
  const canvas = document.createElement('canvas')
  canvas.className = 'surface'
  canvas.setAttribute('aria-hidden', 'true')
  host.prepend(canvas)
  const lifted = new LiftedCanvas(host)
  const worker = new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new AbortController()
  const end = (how: PainterEnd) => {
    if (!waiting.signal.aborted) ended(how)
  }

  // What cannot be loaded has no message.
  worker.onerror = ({ message }) =>
    end(
      message
        ? { kind: 'threw', error: message.slice(0, MAX_ERROR_LENGTH) }
        : { kind: 'not-loaded' },
    )
  // There is no event for the end of a worker. But the browser then releases its lock, and this page gets it.
  // On plain HTTP from another computer there are no locks. If the worker then ends without an error, the hub ends the link.
  const lock = `painter ${newId()}`
  worker.onmessage = ({ data }: MessageEvent<PainterNews>) => {
    if (data.kind !== 'alive') {
      if (data.kind === 'laid-out') lifted.laidOut(data.number)
      heard(data)
      return
    }
    webLocks()
      ?.request(lock, { signal: waiting.signal }, () => end({ kind: 'gone' }))
      .catch((error: unknown) => {
        if (!waiting.signal.aborted) throw error
      })
  }

  const order: PaintingWorker['order'] = (message, transfer = []) =>
    worker.postMessage(message, transfer)
  const surface = canvas.transferControlToOffscreen()
  order({ kind: 'surface', canvas: surface, lock, ground: groundOf(host) }, [surface])
  return {
    order,
    layout: (layout, number, frozen) => {
      const canvas = lifted.follow(layout, number)
      if (canvas !== undefined) order({ kind: 'lifted', canvas }, [canvas])
      order({ kind: 'layout', number, frozen, ...layout })
    },
    moveLifted: (offset) => lifted.move(offset),
    close: () => {
      waiting.abort()
      worker.terminate()
      canvas.remove()
      lifted.close()
    },
  }
}

/** `crypto.randomUUID` is only there by TLS, or on this computer. */
function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}
