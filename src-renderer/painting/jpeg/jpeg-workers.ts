/** The decoding workers: as many JPEGs at a time as this computer has cores. */
import type { JpegDone, JpegJob, JpegNews } from './jpeg-job.ts'

/** The feed has five frames on their way, one of which is drawn or told of. */
const MOST_WORKERS = 4

export class JpegWorkers {
  #workers: JpegWorker[] | undefined

  /** Whether a worker can take a job. They are started when this is first asked: the first pictures need not wait. */
  get areReady(): boolean {
    this.#workers ??= Array.from(
      { length: Math.min(navigator.hardwareConcurrency, MOST_WORKERS) },
      () => new JpegWorker(),
    )
    return this.#workers.some(({ isReady }) => isReady)
  }

  /** Hands over the job's memory, and gives it back. One worker must be ready. */
  decode(job: JpegJob): Promise<JpegDone> {
    const ready = this.#workers?.filter(({ isReady }) => isReady) ?? []
    const [worker] = ready.sort((a, b) => a.jobs - b.jobs)
    if (worker === undefined) throw new Error('No decoding worker is ready.')
    return worker.decode(job)
  }
}

/** What goes wrong in it goes wrong in its parent: the page then starts that anew, with new workers. */
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

  /** Jobs that are not answered yet. */
  get jobs(): number {
    return this.#waiting.length
  }

  decode(job: JpegJob): Promise<JpegDone> {
    this.#worker.postMessage(job, [job.body.buffer, job.planes.buffer])
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
