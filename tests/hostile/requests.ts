/** Sends hostile messages through real sockets of libzmq and counts the replies. */
import { Dealer, Request } from 'zeromq'
import { codeOf } from '../../src-main/lib/code-of.ts'
import type { Parts } from './messages.ts'
import { makePace } from './pace.ts'

/** The hub holds a reply for at most 2 seconds; a busy one may take twice as long. */
const REPLY_MS = 10_000
/** Unanswered requests of one DEALER at a time; each is held for as long as the limits require. */
const MAX_WAITING = 1000
/** REQ sends one request at a time and is paced, so millions of requests would take hours. */
const REQ_SHARE = 20

export interface RequestCounts {
  readonly sent: number
  readonly answered: number
}

export interface RequestPlan {
  readonly address: string
  readonly messages: number
  /** Number of sockets of each kind. */
  readonly sockets: number
  /** The shortest duration. */
  readonly seconds: number
  readonly source: Iterator<Parts, never>
}

export async function sendRequests(plan: RequestPlan): Promise<RequestCounts> {
  const byReq = Math.ceil(plan.messages / REQ_SHARE)
  const counts = await Promise.all([
    ...share(byReq, plan.sockets).map((messages) => sendByReq(plan, messages)),
    ...share(plan.messages - byReq, plan.sockets).map((messages) => sendByDealer(plan, messages)),
  ])
  return {
    sent: counts.reduce((sum, { sent }) => sum + sent, 0),
    answered: counts.reduce((sum, { answered }) => sum + answered, 0),
  }
}

/** libzmq prepends an empty part, the envelope of the reply, to each message of a REQ socket. */
async function sendByReq({ address, source, seconds }: RequestPlan, messages: number) {
  const due = makePace(messages, seconds)
  const socket = new Request({ linger: 0, receiveTimeout: REPLY_MS })
  socket.connect(address)
  let sent = 0
  let answered = 0
  try {
    for (; sent < messages; sent++) {
      await due(sent)
      await socket.send([...source.next().value])
      await socket.receive()
      answered += 1
    }
  } catch (error) {
    if (!isTimeout(error)) throw error
    sent += 1 // The unanswered request, after which the socket cannot send any more.
  }
  socket.close()
  return { sent, answered }
}

/** Sends many requests at a time, which a REQ socket could not do. */
async function sendByDealer({ address, source, seconds }: RequestPlan, messages: number) {
  const due = makePace(messages, seconds)
  const socket = new Dealer({ linger: 0, receiveTimeout: REPLY_MS, sendHighWaterMark: 0 })
  socket.connect(address)
  let sent = 0
  let answered = 0
  try {
    while (answered < messages) {
      while (sent < messages && sent - answered < MAX_WAITING) {
        await due(sent)
        await socket.send(['', ...source.next().value])
        sent += 1
      }
      await socket.receive()
      answered += 1
    }
  } catch (error) {
    if (!isTimeout(error)) throw error
  }
  socket.close()
  return { sent, answered }
}

function share(messages: number, among: number): number[] {
  return Array.from(
    { length: among },
    (_, index) =>
      Math.floor((messages * (index + 1)) / among) - Math.floor((messages * index) / among),
  )
}

function isTimeout(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN'
}
