/** The thread of snapshots: neither a slow disk nor the encoding of PNGs delays the wall. */
import { parentPort } from 'node:worker_threads'
import { answerCalls } from '../../lib/call-thread.ts'
import { SNAPSHOT_CALLS } from './snapshot-calls.ts'

answerCalls(parentPort, SNAPSHOT_CALLS)
