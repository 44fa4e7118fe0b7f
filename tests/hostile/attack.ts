/** Everything hostile at once, against a hub that listens. Counts, so that a test can hold them. */
import { openConnections } from './connections.ts'
import { hostileMessages } from './messages.ts'
import { sendRequests, type RequestCounts } from './requests.ts'

export interface AttackPlan {
  readonly port: number
  readonly messages: number
  readonly connections: number
  /** They are spread over so long a time at least; without it, as fast as they go. */
  readonly seconds?: number
  /** The same seed gives the same messages; how they fall among the sockets is up to the machine. */
  readonly seed: number
}

export interface AttackCounts {
  readonly requests: RequestCounts
  readonly connections: number
}

const HOST = '127.0.0.1'
/** REQ sockets, and as many DEALERs. */
const SOCKETS = 8
/** Well below the 1,024 files that a process may have open by habit. */
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
