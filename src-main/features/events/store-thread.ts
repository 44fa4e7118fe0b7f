/** The main process's side of the event store's thread: started with the first call, and again after it has ended. */
import { Worker } from 'node:worker_threads'
import { messageOf } from '../../lib/message-of.ts'
import type { StoreCalls, StorePlan } from './store/store-calls.ts'

export interface CallOrder {
  readonly id: number
  readonly name: keyof StoreCalls
  readonly args: readonly unknown[]
}

export type CallAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: string }

/** Calls that wait: the pictures of a batch, and those of the rows that windows show. More would fill the memory. */
export const MAX_CALLS = 256

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** What the event log needs of it. */
export interface Store {
  /** Rejects if it cannot be done: the disk is full or gone, the thread has ended, or too many calls wait. */
  call<Name extends keyof StoreCalls>(
    name: Name,
    ...args: Parameters<StoreCalls[Name]>
  ): Promise<ReturnType<StoreCalls[Name]>>
  /** Ends the thread. */
  end(): Promise<void>
}

export class StoreThread implements Store {
  readonly #path: string
  readonly #plan: () => StorePlan
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #calls = 0

  /**
   * @param path - of the script that the build makes of `events-worker.ts`
   * @param plan - called whenever the thread is started
   */
  constructor(path: string, plan: () => StorePlan) {
    this.#path = path
    this.#plan = plan
  }

  call<Name extends keyof StoreCalls>(
    name: Name,
    ...args: Parameters<StoreCalls[Name]>
  ): Promise<ReturnType<StoreCalls[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size >= MAX_CALLS) {
        reject(new Error('The disk does not answer.'))
        return
      }
      const id = this.#calls++
      // The thread answers each call with its own result.
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.#worker ??= this.#start()
      this.#worker.postMessage({ id, name, args } satisfies CallOrder)
    })
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#path, { workerData: this.#plan() })
    worker.unref() // It does not keep Camwall from exiting.
    worker.on('message', (answer: CallAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('failed' in answer) waiting?.reject(new Error(answer.failed))
      else waiting?.resolve(answer.result)
    })
    worker.on('error', (error) => this.#ended(worker, messageOf(error)))
    worker.on('exit', () => this.#ended(worker, 'its thread has ended'))
    return worker
  }

  #ended(worker: Worker, why: string): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(new Error(why))
  }
}
