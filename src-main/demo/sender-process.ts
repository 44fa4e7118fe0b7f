/** A process with senders of Camwall's own over loopback, which follow the hub's pattern and port. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { utilityProcess } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import type { NewNotice } from '../app/notices/notice-board.ts'
import { isOpening } from '../contract/hub.ts'
import { hubPlaceOf, type HubPlace } from './hub-place.ts'

export interface SenderProcess {
  stop(): Promise<void>
}

export interface ProcessPlan<Order extends HubPlace, Answer> {
  /** The script that the build makes of it. */
  readonly script: string
  readonly serviceName: string
  /** Sent when the hub is open, and again when pattern or port change: the senders restart then. `undefined` stops them. */
  readonly orderFor: (place: HubPlace) => Order
  readonly onAnswer: (answer: Answer) => void
  /** Says that the process ended by itself. */
  readonly ended: (code: number) => NewNotice
}

export function startSenderProcess<Order extends HubPlace, Answer>(
  { script, serviceName, orderFor, onAnswer, ended }: ProcessPlan<Order, Answer>,
  camwall: Camwall,
): SenderProcess {
  const process = utilityProcess.fork(join(import.meta.dirname, script), [], { serviceName })
  let isStopping = false
  const exited = new Promise<void>((resolve) => {
    process.once('exit', (code) => {
      resolve()
      if (!isStopping) camwall.notify(ended(code))
    })
  })
  process.on('message', onAnswer)
  let followed: HubPlace | undefined
  const follow = () => {
    const { hub } = camwall.state
    if (isOpening(hub)) return // Mostly opened again at the same address: a replay need not begin again.
    const place = hubPlaceOf(hub)
    if (isDeepStrictEqual(place, followed)) return
    followed = place
    process.postMessage(place && orderFor(place))
  }
  follow()
  const unfollow = camwall.publisher.follow(({ topics }) => {
    if (topics?.['hub'] !== undefined) follow()
  })
  return {
    stop: async () => {
      isStopping = true
      unfollow()
      process.kill()
      await exited
    },
  }
}
