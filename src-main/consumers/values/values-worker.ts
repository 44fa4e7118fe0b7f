/** The values worker: decodes and tones pictures, so that the hub answers senders meanwhile. */
import { parentPort } from 'node:worker_threads'
import { messageOf } from '../../lib/message-of.ts'
import { decode, measureBrightness, thumbnailOf, toneFrame, type ValuesJob } from './values-jobs.ts'
import type { JobAnswer, JobOrder } from './values-worker-link.ts'

parentPort?.on('message', ({ id, job }: JobOrder) => {
  const [answer, memory] = answerOf(id, job)
  parentPort?.postMessage(answer, memory)
})

function answerOf(id: number, job: ValuesJob): [JobAnswer, ArrayBuffer[]] {
  try {
    if (job.kind === 'decode') {
      const decoded = decode(job)
      return [{ id, decoded }, [decoded.body.buffer]]
    }
    if (job.kind === 'brightness') return [{ id, measured: measureBrightness(job) }, []]
    if (job.kind === 'thumbnail') {
      const thumbnail = thumbnailOf(job)
      return [{ id, thumbnail }, [thumbnail.buffer]]
    }
    const toned = toneFrame(job)
    return [{ id, toned }, [toned.body.buffer]]
  } catch (error) {
    return [{ id, failed: messageOf(error) }, []]
  }
}
