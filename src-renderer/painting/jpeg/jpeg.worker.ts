/** A decoding worker: JPEGs in, planes out, in memory that is handed over and back. */
import { JpegDecoder } from './jpeg-decoder.ts'
import type { JpegJob, JpegNews } from './jpeg-job.ts'

declare const self: DedicatedWorkerGlobalScope

const decoder = new JpegDecoder()

self.onmessage = ({ data: { body, tile, planes } }: MessageEvent<JpegJob>) => {
  const kind = decoder.decode(body, tile, planes) ? 'decoded' : 'refused'
  tell({ kind, body, planes }, [body.buffer, planes.buffer])
}

tell({ kind: 'ready' })

function tell(news: JpegNews, transfer: Transferable[] = []): void {
  self.postMessage(news, transfer)
}
