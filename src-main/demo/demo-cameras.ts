/** `--demo N`: built-in cameras, real senders over loopback, in a separate process. */
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import { hostOf, listensEverywhere, portOf } from '../contract/address.ts'
import { hubSection } from '../contract/settings.ts'
import { message } from '../contract/text/text.ts'
import type { DemoAnswer, DemoOrder } from './demo-orders.ts'

export interface DemoCameras {
  stop(): Promise<void>
}

/** The cameras use the current messaging pattern and port, and restart when either changes. */
export function startDemoCameras(count: number, camwall: Camwall): DemoCameras {
  if (count === 0) return { stop: () => Promise.resolve() }
  const process = utilityProcess.fork(join(import.meta.dirname, 'demo-process.js'), [], {
    serviceName: 'Camwall demo cameras',
  })
  let isStopping = false
  const exited = new Promise<void>((resolve) => {
    process.once('exit', (code) => {
      resolve()
      if (isStopping) return
      camwall.notify({
        key: 'demo',
        severity: 'error',
        what: message('notice.demo-stopped', { code }),
        todo: message('notice.demo-stopped.todo'),
      })
    })
  })
  process.on('message', ({ publishers }: DemoAnswer) => camwall.setExtraPublishers(publishers))
  let followed: DemoOrder | undefined
  const { settings } = camwall
  const follow = () => {
    const { mode, listen } = settings.get(hubSection)
    const order: DemoOrder = { mode, count, hub: reachable(listen) }
    if (order.mode === followed?.mode && order.hub === followed.hub) return
    followed = order
    process.postMessage(order)
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
