/** Sends all hostile traffic at once to a listening hub, and counts it for a test. */
import { openConnections } from './connections.ts'
import { hostileMessages } from './messages.ts'
import { sendRequests, type RequestCounts } from './requests.ts'

export interface AttackPlan {
  readonly port: number
  readonly messages: number
  readonly connections: number
  /** The shortest time over which they are spread; without it, they are sent as fast as possible. */
  readonly seconds?: number
  /** The same seed gives the same messages; their distribution among the sockets depends on timing. */
  readonly seed: number
}

export interface AttackCounts {
  readonly requests: RequestCounts
  readonly connections: number
}

const HOST = '127.0.0.1'
/** Number of REQ sockets, and of DEALER sockets. */
const SOCKETS = 8
/** Well below 1,024, the usual limit of open files of a process. */
const CONNECTIONS_AT_ONCE = 128

export async function attack({
  port,
  messages,
  connections,
  seconds = 0,
  seed,
}: AttackPlan): Promise<AttackCounts> {
  const [requests, opened] = await Promise.all([
    sendRequests({
      address: `tcp://${HOST}:${port}`,
      messages,
      sockets: SOCKETS,
      seconds,
      source: hostileMessages(seed),
    }),
    openConnections({ host: HOST, port, connections, atOnce: CONNECTIONS_AT_ONCE, seconds, seed }),
  ])
  return { requests, connections: opened }
}
