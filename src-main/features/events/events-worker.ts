/** The thread of the event store: a slow or missing disk delays nothing but the list of events. */
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../../lib/message-of.ts'
import { StoreCalls, type StorePlan } from './store/store-calls.ts'
import type { CallAnswer, CallOrder } from './store-thread.ts'

const calls = new StoreCalls(workerData as StorePlan)

parentPort?.on('message', (order: CallOrder) => {
  parentPort?.postMessage(answerTo(order))
})

function answerTo({ id, name, args }: CallOrder): CallAnswer {
  try {
    // `StoreThread.call` has checked that the arguments are those of this call.
    const call = calls[name].bind(calls) as (...args: readonly unknown[]) => unknown
    return { id, result: call(...args) }
  } catch (error) {
    return { id, failed: messageOf(error) }
  }
}
