/** `--demo N`: built-in cameras, real senders over loopback, in a separate process. */
import type { Camwall } from '../app/camwall.ts'
import { message } from '../contract/text/text.ts'
import type { DemoAnswer, DemoOrder } from './demo-orders.ts'
import { startSenderProcess, type SenderProcess } from './sender-process.ts'

export function startDemoCameras(count: number, camwall: Camwall): SenderProcess {
  if (count === 0) return { stop: () => Promise.resolve() }
  return startSenderProcess<DemoOrder, DemoAnswer>(
    {
      script: 'demo-process.js',
      serviceName: 'Camwall demo cameras',
      orderFor: (place) => ({ ...place, count }),
      onAnswer: ({ publishers }) => camwall.setExtraPublishers('demo', publishers),
      ended: (code) => ({
        key: 'demo',
        severity: 'error',
        what: message('notice.demo-stopped', { code }),
        todo: message('notice.demo-stopped.todo'),
      }),
    },
    camwall,
  )
}
