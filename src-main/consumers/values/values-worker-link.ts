/** The main process's side of the values worker: started with the first job, and again after it ended because of an error. */
import { Worker } from 'node:worker_threads'
import type { TonedContent } from '../../feed/toning.ts'
import { messageOf } from '../../lib/message-of.ts'
import type { DecodedArray } from './decode-original.ts'
import type {
  BrightnessJob,
  DecodeJob,
  MeasuredBrightness,
  ThumbnailJob,
  ToneJob,
  ValuesJob,
} from './values-jobs.ts'

export interface JobOrder {
  readonly id: number
  readonly job: ValuesJob
}

export type JobAnswer =
  | { readonly id: number; readonly toned: TonedContent }
  | { readonly id: number; readonly decoded: DecodedArray }
  | { readonly id: number; readonly measured: MeasuredBrightness }
  | { readonly id: number; readonly thumbnail: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly failed: string }

/** The largest accepted picture takes 3 s. A picture that takes longer is damaged, or was made to hang a decoder. */
const MAX_JOB_MS = 10_000

interface Waiting {
  readonly id: number
  readonly job: ValuesJob
  readonly resolve: (answer: JobAnswer) => void
  readonly reject: (error: Error) => void
}

export class ValuesWorker {
  readonly #path: string
  readonly #onEnd: (why: string) => void
  /**
   * The first one is the one that the worker does now. It gets them one at a time: an answer can be lost when a worker ends
   * during the next job, so that it would not be known which job failed.
   */
  readonly #waiting: Waiting[] = []
  #worker: Worker | undefined
  #jobs = 0
  #limit: NodeJS.Timeout | undefined

  /**
   * @param path - of the script that the build makes of `values-worker.ts`
   * @param onEnd - called with the reason when it ended because of an error, or was ended
   */
  constructor(path: string, onEnd: (why: string) => void) {
    this.#path = path
    this.#onEnd = onEnd
  }

  /** Rejects if the picture cannot be decoded. The body must not be freed before it settles. */
  tone(job: ToneJob): Promise<TonedContent> {
    return this.#resultOf(job, (answer) => ('toned' in answer ? answer.toned : undefined))
  }

  /** Rejects if the picture cannot be decoded. The body must not be freed before it settles. */
  decode(job: DecodeJob): Promise<DecodedArray> {
    return this.#resultOf(job, (answer) => ('decoded' in answer ? answer.decoded : undefined))
  }

  /** Rejects if the picture cannot be decoded. The body must not be freed before it settles. */
  brightness(job: BrightnessJob): Promise<MeasuredBrightness> {
    return this.#resultOf(job, (answer) => ('measured' in answer ? answer.measured : undefined))
  }

  /** Rejects if the picture cannot be decoded. The body must not be freed before it settles. */
  thumbnail(job: ThumbnailJob): Promise<Uint8Array<ArrayBuffer>> {
    return this.#resultOf(job, (answer) => ('thumbnail' in answer ? answer.thumbnail : undefined))
  }

  async #resultOf<Result>(
    job: ValuesJob,
    resultIn: (answer: JobAnswer) => Result | undefined,
  ): Promise<Result> {
    const answer = await this.#do(job)
    const result = resultIn(answer)
    if (result !== undefined) return result
    throw new Error('failed' in answer ? answer.failed : 'The worker answered another job.')
  }

  #do(job: ValuesJob): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#jobs++, job, resolve, reject })
      if (this.#waiting.length === 1) this.#begin()
    })
  }

  /** Begins the first job. */
  #begin(): void {
    clearTimeout(this.#limit)
    const [first] = this.#waiting
    if (first === undefined) return
    const worker = (this.#worker ??= this.#start())
    const { id, job } = first
    // The frame's own bytes are shared with other consumers; a transferred copy costs less than a cloned one.
    const body = job.body.slice()
    worker.postMessage({ id, job: { ...job, body } } satisfies JobOrder, [body.buffer])
    this.#limit = setTimeout(() => {
      void worker.terminate()
      this.#ended(worker, `no result within ${MAX_JOB_MS / 1000} s`)
    }, MAX_JOB_MS)
    this.#limit.unref()
  }

  #start(): Worker {
    const worker = new Worker(this.#path)
    worker.unref() // It does not keep Camwall from exiting.
    worker.on('message', (answer: JobAnswer) => {
      if (answer.id !== this.#waiting[0]?.id) return
      this.#waiting.shift()?.resolve(answer)
      this.#begin()
    })
    worker.on('error', (error) => this.#ended(worker, messageOf(error)))
    worker.on('exit', () => this.#ended(worker, 'it ended'))
    return worker
  }

  /** The first job failed, and with it the worker. The others are done by another worker. */
  #ended(worker: Worker, why: string): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
    this.#onEnd(why)
    this.#waiting.shift()?.reject(new Error(`The picture's decoder failed: ${why}.`))
    this.#begin()
  }
}
