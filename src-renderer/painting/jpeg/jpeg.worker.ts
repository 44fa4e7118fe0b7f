/** A decoding worker: decodes JPEGs to planes, in memory that is transferred to it and back. */
import { JpegDecoder } from './jpeg-decoder.ts'
import type { JpegJob, JpegNews } from './jpeg-job.ts'

declare const self: DedicatedWorkerGlobalScope

const decoder = new JpegDecoder()

self.onmessage = ({ data: { body, need, planes } }: MessageEvent<JpegJob>) => {
  const kind = decoder.decode(body, need, planes) ? 'decoded' : 'refused'
  send({ kind, body, planes }, [body.buffer, planes.buffer])
}

send({ kind: 'ready' })

function send(news: JpegNews, transfer: Transferable[] = []): void {
  self.postMessage(news, transfer)
}
