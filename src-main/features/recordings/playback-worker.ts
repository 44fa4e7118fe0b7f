/** The thread that reads recordings: a disk that is slow, or a file that is damaged, delays nothing but playing. */
import { parentPort } from 'node:worker_threads'
import { answerCalls } from '../../lib/call-thread.ts'
import { PlaybackCalls } from './playback-calls.ts'

answerCalls(parentPort, new PlaybackCalls())
