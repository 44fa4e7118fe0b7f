/** Asks the recorder's thread what is in the folder of the recordings. */
import { within } from '../../lib/pause.ts'
import type {
  DiskFailure,
  FolderAnswer,
  FolderCall,
  FolderCalls,
  RecordingOrder,
} from './orders.ts'

/** What a person waits for a list. A disk that takes longer hangs. */
const ANSWER_MS = 5000

/** The folder of the recordings cannot be opened. */
export class FolderError extends Error {
  readonly failure: DiskFailure

  constructor(failure: DiskFailure) {
    super(failure.why)
    this.failure = failure
  }
}

export class FolderAsker {
  readonly #send: (order: RecordingOrder) => void
  /** Calls without an answer, by their ids. */
  readonly #asked = new Map<number, (answer: FolderAnswer) => void>()
  #calls = 0

  constructor(send: (order: RecordingOrder) => void) {
    this.#send = send
  }

  /** Rejects with a `FolderError` if the folder cannot be opened, or does not answer in time. */
  async ask<Name extends keyof FolderCalls>(
    name: Name,
    ...args: Parameters<FolderCalls[Name]>
  ): Promise<ReturnType<FolderCalls[Name]>> {
    const id = this.#calls++
    const answered = new Promise<FolderAnswer>((resolve) => this.#asked.set(id, resolve))
    // The name and the arguments belong together.
    this.#send({ kind: 'call', id, call: { name, args } as FolderCall })
    const answer = await within(ANSWER_MS, answered)
    this.#asked.delete(id)
    if (answer === undefined) throw new FolderError({ reason: 'slow', why: '' })
    if ('failed' in answer) throw new FolderError(answer.failed)
    // The thread answers each call with its own result.
    return answer.result as ReturnType<FolderCalls[Name]>
  }

  answered(id: number, answer: FolderAnswer): void {
    this.#asked.get(id)?.(answer)
  }

  /** The thread answers none of the calls any more. */
  refuseAll(failed: DiskFailure): void {
    for (const answer of this.#asked.values()) answer({ failed })
  }
}
