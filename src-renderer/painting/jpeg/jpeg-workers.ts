/** The decoding workers: one for each core, up to a limit. */
import type { JpegDone, JpegJob, JpegNews } from './jpeg-job.ts'

/** Five frames are in flight, one of which is being drawn or reported. */
const MOST_WORKERS = 4

export class JpegWorkers {
  #workers: JpegWorker[] | undefined

  /** Whether a worker can take a job. The first call starts the workers; the browser decodes until they are ready. */
  get areReady(): boolean {
    this.#workers ??= Array.from(
      { length: Math.min(navigator.hardwareConcurrency, MOST_WORKERS) },
      () => new JpegWorker(),
    )
    return this.#workers.some(({ isReady }) => isReady)
  }

  /** Transfers the memory of the job, and back. A worker must be ready. */
  decode(job: JpegJob): Promise<JpegDone> {
    const ready = this.#workers?.filter(({ isReady }) => isReady) ?? []
    const [worker] = ready.sort((a, b) => a.jobs - b.jobs)
    if (worker === undefined) throw new Error('No decoding worker is ready.')
    return worker.decode(job)
  }
}

/** An error in it is an error of its parent, the painting worker: the page restarts that with new workers. */
class JpegWorker {
  readonly #worker = new Worker(new URL('./jpeg.worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting: ((news: JpegDone) => void)[] = []
  isReady = false

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<JpegNews>) => {
      if (data.kind === 'ready') this.isReady = true
      else this.#waiting.shift()?.(data)
    }
  }

  /** Jobs that are not complete yet. */
  get jobs(): number {
    return this.#waiting.length
  }

  decode(job: JpegJob): Promise<JpegDone> {
    this.#worker.postMessage(job, [job.body.buffer, job.planes.buffer])
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
