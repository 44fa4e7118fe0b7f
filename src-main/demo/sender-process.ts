/** A process with senders of Camwall's own over loopback, which follow the hub's pattern and port. */
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import type { NewNotice } from '../app/notices/notice-board.ts'
import { hostOf, listensEverywhere, portOf } from '../contract/address.ts'
import { uses, type Pattern } from '../contract/mode.ts'
import { hubSection } from '../contract/settings.ts'

/** Where its senders send to. */
export interface HubPlace {
  readonly mode: Pattern
  /** The hub's address, as a sender on this computer connects to it. */
  readonly hub: string
}

export interface SenderProcess {
  stop(): Promise<void>
}

export interface ProcessPlan<Order extends HubPlace, Answer> {
  /** The script that the build makes of it. */
  readonly script: string
  readonly serviceName: string
  /** Sent first, and again when pattern or port change: the senders restart then. */
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
  const { settings } = camwall
  const follow = () => {
    const { mode, listen } = settings.get(hubSection)
    const place = {
      mode: uses(mode, 'req-rep') ? 'req-rep' : 'pub-sub',
      hub: reachable(listen),
    } as const
    if (place.mode === followed?.mode && place.hub === followed.hub) return
    followed = place
    process.postMessage(orderFor(place))
  }
  follow()
  const unfollow = settings.onChange(follow)
  return {
    stop: async () => {
      isStopping = true
      unfollow()
      process.kill()
      await exited
    },
  }
}

function reachable(listen: string): string {
  return listensEverywhere(listen)
    ? `tcp://127.0.0.1:${portOf(listen)}`
    : `tcp://${hostOf(listen)}:${portOf(listen)}`
}
