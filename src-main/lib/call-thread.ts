/**
 * Calls to a worker thread, which is started with the first one, and again after it has ended. Its script gives its calls to
 * `answerCalls`.
 */
import { Worker, type MessagePort, type Transferable } from 'node:worker_threads'
import { messageOf } from './message-of.ts'

/** Functions by name; their arguments and results are cloned. */
type Calls<Of> = { readonly [Name in keyof Of]: (...args: never[]) => unknown }

interface CallOrder {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** The result of a call, with memory of it that is given away instead of being copied. */
export class Moved<Result> {
  readonly result: Result
  readonly memory: readonly Transferable[]

  constructor(result: Result, memory: readonly Transferable[]) {
    this.result = result
    this.memory = memory
  }
}

/** What the caller gets. */
type ResultOf<Returned> = Awaited<Returned> extends Moved<infer Result> ? Result : Awaited<Returned>

type CallAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: string }

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export class CallThread<Of extends Calls<Of>> {
  readonly #path: string
  readonly #workerData: () => unknown
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #calls = 0

  /**
   * @param path - of the script that the build makes
   * @param workerData - called whenever the thread is started
   */
  constructor(path: string, workerData: () => unknown = () => undefined) {
    this.#path = path
    this.#workerData = workerData
  }

  /** Calls without an answer. */
  get waiting(): number {
    return this.#waiting.size
  }

  /**
   * Rejects if the call throws, or the thread ends before it answers.
   *
   * @param memory - of the arguments; is transferred
   */
  call<Name extends keyof Of & string>(
    name: Name,
    args: Parameters<Of[Name]>,
    memory: readonly Transferable[] = [],
  ): Promise<ResultOf<ReturnType<Of[Name]>>> {
    return new Promise((resolve, reject) => {
      const id = this.#calls++
      // The thread answers each call with its own result.
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.#worker ??= this.#start()
      this.#worker.postMessage({ id, name, args } satisfies CallOrder, memory)
    })
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.#worker?.terminate()
  }

  /** Rejects all calls now, and ends the thread, however long it waits for a disk. The next call starts another one. */
  abandon(): void {
    const worker = this.#worker
    if (worker === undefined) return
    this.#ended(worker, 'its thread has ended')
    void worker.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#path, { workerData: this.#workerData() })
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

/** To be called by the thread's script, with `parentPort`. */
export function answerCalls<Of extends Calls<Of>>(port: MessagePort | null, calls: Of): void {
  port?.on('message', (order: CallOrder) => {
    void answerTo(order, calls).then(({ answer, memory }) => port.postMessage(answer, memory))
  })
}

interface Answered {
  readonly answer: CallAnswer
  readonly memory: readonly Transferable[]
}

async function answerTo<Of extends Calls<Of>>(
  { id, name, args }: CallOrder,
  calls: Of,
): Promise<Answered> {
  try {
    // `CallThread.call` has checked that the name is one of them, and that the arguments are those of this call.
    const call = calls[name as keyof Of] as unknown as (...args: readonly unknown[]) => unknown
    const result = await call.apply(calls, [...args])
    return result instanceof Moved
      ? { answer: { id, result: result.result }, memory: result.memory }
      : { answer: { id, result }, memory: [] }
  } catch (error) {
    return { answer: { id, failed: messageOf(error) }, memory: [] }
  }
}
