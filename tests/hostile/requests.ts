/** Sends hostile messages by real sockets of libzmq, and counts what is answered. */
import { Dealer, Request } from 'zeromq'
import { codeOf } from '../../src-main/lib/code-of.ts'
import type { Parts } from './messages.ts'
import { makePace } from './pace.ts'

/** The hub holds no reply for longer than 2 seconds; a busy one may take as long again. */
const REPLY_MS = 10_000
/** Requests of one DEALER that wait for their replies; each is held for as long as the limits ask. */
const MOST_WAITING = 1000
/** REQ sends one at a time and is paced, so that it would take the millions for hours. */
const REQ_SHARE = 20

export interface RequestCounts {
  readonly sent: number
  readonly answered: number
}

export interface RequestPlan {
  readonly address: string
  readonly messages: number
  /** Of each kind. */
  readonly sockets: number
  /** At least. */
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

/** Before each message of a REQ socket libzmq puts the empty part that a reply finds its way by. */
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
    sent += 1 // What was not answered; the socket can send no more.
  }
  socket.close()
  return { sent, answered }
}

/** Many at a time, as no REQ could; each one is a request all the same. */
async function sendByDealer({ address, source, seconds }: RequestPlan, messages: number) {
  const due = makePace(messages, seconds)
  const socket = new Dealer({ linger: 0, receiveTimeout: REPLY_MS, sendHighWaterMark: 0 })
  socket.connect(address)
  let sent = 0
  let answered = 0
  try {
    while (answered < messages) {
      while (sent < messages && sent - answered < MOST_WAITING) {
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
