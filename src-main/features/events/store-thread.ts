/** The main process's side of the event store's thread. */
import { CallThread } from '../../lib/call-thread.ts'
import type { StoreCalls, StorePlan } from './store/store-calls.ts'

/** Calls that wait: the pictures of a batch, and those of the rows that windows show. More would fill the memory. */
export const MAX_CALLS = 256

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
  readonly #thread: CallThread<StoreCalls>

  /**
   * @param path - of the script that the build makes of `events-worker.ts`
   * @param plan - called whenever the thread is started
   */
  constructor(path: string, plan: () => StorePlan) {
    this.#thread = new CallThread(path, plan)
  }

  call<Name extends keyof StoreCalls>(
    name: Name,
    ...args: Parameters<StoreCalls[Name]>
  ): Promise<ReturnType<StoreCalls[Name]>> {
    return this.#thread.waiting < MAX_CALLS
      ? (this.#thread.call(name, args) as Promise<ReturnType<StoreCalls[Name]>>)
      : Promise.reject(new Error('The disk does not answer.'))
  }

  end(): Promise<void> {
    return this.#thread.end()
  }
}
