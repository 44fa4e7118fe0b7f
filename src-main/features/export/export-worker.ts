/** The thread of exports: neither a slow disk nor the encoding of PNGs delays the wall. */
import { parentPort } from 'node:worker_threads'
import { systemDisk } from '../../consumers/recorder/disk/disk.ts'
import { answerCalls } from '../../lib/call-thread.ts'
import { ExportDesk } from './export-desk.ts'

answerCalls(parentPort, new ExportDesk(systemDisk))
