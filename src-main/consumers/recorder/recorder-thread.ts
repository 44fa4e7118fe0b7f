/** The main process's side of the recorder's thread: started with the first order, and again after it has ended. */
import { Worker } from 'node:worker_threads'
import { messageOf } from '../../lib/message-of.ts'
import type { RecordingOrder, RecordingPlan, RecordingReport } from './orders.ts'

export interface ThreadListener {
  reported(report: RecordingReport): void
  /** It has ended because of an error: orders that it had not dealt with are lost. */
  ended(why: string): void
}

/** What the recorder needs of it. */
export interface RecordingThread {
  readonly isRunning: boolean
  /** Starts it unless it runs. It then finishes files of earlier runs, and deletes what is too old. */
  start(): void
  /** Starts it, too. @param memory - is the thread's from then on */
  send(order: RecordingOrder, memory?: readonly ArrayBuffer[]): void
  /** Ends it. What is not in files then is lost. */
  end(): Promise<void>
}

export class RecorderThread implements RecordingThread {
  readonly #path: string
  readonly #plan: () => RecordingPlan
  readonly #listener: ThreadListener
  #worker: Worker | undefined

  /**
   * @param path - of the script that the build makes of `recorder-worker.ts`
   * @param plan - called whenever the thread is started
   */
  constructor(path: string, plan: () => RecordingPlan, listener: ThreadListener) {
    this.#path = path
    this.#plan = plan
    this.#listener = listener
  }

  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  start(): void {
    this.#worker ??= this.#open()
  }

  send(order: RecordingOrder, memory: readonly ArrayBuffer[] = []): void {
    this.#worker ??= this.#open()
    this.#worker.postMessage(order, memory)
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #open(): Worker {
    const worker = new Worker(this.#path, { workerData: this.#plan() })
    worker.unref() // It does not keep Camwall from exiting.
    worker.on('message', (report: RecordingReport) => {
      if (worker === this.#worker) this.#listener.reported(report)
    })
    worker.on('error', (error) => this.#ended(worker, messageOf(error)))
    worker.on('exit', () => this.#ended(worker, 'its thread has ended'))
    return worker
  }

  #ended(worker: Worker, why: string): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
    this.#listener.ended(why)
  }
}
