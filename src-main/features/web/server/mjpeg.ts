/** A camera as Motion JPEG: pictures one after the other in one response, as fast as its client takes them. */
import type { JpegPictures } from '../../../consumers/web/jpeg-pictures.ts'
import type { WatchedCameras } from '../../../consumers/web/watched-cameras.ts'
import { joinBytes } from '../../../lib/join-bytes.ts'
import { NewestFrame } from './newest-frame.ts'

const BOUNDARY = 'camwall'
export const MJPEG_TYPE = `multipart/x-mixed-replace; boundary=${BOUNDARY}`
/** A client that takes no bytes for so long is gone, or holds a connection on purpose. */
const STALLED_MS = 30_000

export interface MjpegPlan {
  readonly watched: Pick<WatchedCameras, 'watch'>
  readonly pictures: Pick<JpegPictures, 'of'>
  readonly camera: string
  readonly maxFps: number
  /** Called with the bytes of each picture. */
  readonly sent: (bytes: number) => void
  /** Called once, when it has ended for whatever reason. */
  readonly ended: () => void
}

export interface Mjpeg {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Ends it from here. */
  end(): void
}

export function openMjpeg({ watched, pictures, camera, maxFps, sent, ended }: MjpegPlan): Mjpeg {
  const newest = new NewestFrame(maxFps)
  const unwatch = watched.watch({ camera, maxFps, take: (frame) => newest.put(frame) })
  let stalled: NodeJS.Timeout | undefined
  let isEnded = false
  const end = () => {
    if (isEnded) return
    isEnded = true
    clearTimeout(stalled)
    unwatch()
    newest.end()
    ended()
  }
  const nextPicture = async () => {
    const frame = await newest.next()
    try {
      return frame && { jpeg: await pictures.of(frame) }
    } catch {
      return { jpeg: undefined } // Damaged: the next one may not be.
    } finally {
      frame?.release()
    }
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        clearTimeout(stalled)
        let next = await nextPicture()
        while (next !== undefined && next.jpeg === undefined) next = await nextPicture()
        if (next?.jpeg === undefined || isEnded) {
          end()
          controller.close()
          return
        }
        controller.enqueue(partOf(next.jpeg))
        sent(next.jpeg.byteLength)
        stalled = setTimeout(() => {
          end()
          controller.error(new Error('The client takes no pictures.'))
        }, STALLED_MS)
        stalled.unref()
      },
      cancel: end,
    },
    { highWaterMark: 0 }, // A picture is made when the client can have it.
  )
  return { body, end }
}

function partOf(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = `--${BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.byteLength}\r\n\r\n`
  return joinBytes([Buffer.from(head), jpeg, Buffer.from('\r\n')])
}
