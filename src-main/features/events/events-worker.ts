/** The thread of the event store: a slow or missing disk delays nothing but the list of events. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerCalls } from '../../lib/call-thread.ts'
import { StoreCalls, type StorePlan } from './store/store-calls.ts'

answerCalls(parentPort, new StoreCalls(workerData as StorePlan))
