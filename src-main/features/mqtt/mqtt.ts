/** Tells a broker of every camera while the settings name one. */
import { join } from 'node:path'
import type { Feature } from '../../app/house.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import type { ThumbnailJob } from '../../consumers/values/values-jobs.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { isSameMessage, message, type Message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { Reopening } from '../../lib/reopening.ts'
import { MqttFault, openBridge } from './bridge.ts'
import {
  mqttSection,
  type MqttConnection,
  type mqttRequests,
  type MqttSettings,
  type MqttTopics,
} from './contract.ts'
import { MqttPasswordFile } from './password-file.ts'

const NOT_CONNECTED = 'mqtt'

export const mqtt: Feature<typeof mqttRequests> = {
  name: 'mqtt',
  start(house) {
    const { camwall, desktop, log } = house
    const { settings } = camwall
    const file = new MqttPasswordFile(join(desktop.folders.settings, 'mqtt.json'), () =>
      desktop.findSecretStorage(),
    )
    let wanted = settings.get(mqttSection)
    let shown: MqttTopics['mqtt'] = { connection: { kind: 'off' }, hasPassword: false }
    let isStopping = false
    const publish = (change: Partial<MqttTopics['mqtt']>) => {
      shown = { ...shown, ...change }
      const topics: MqttTopics = { mqtt: shown }
      camwall.publisher.publish({ ...topics })
    }
    const show = (connection: MqttConnection) => {
      if (isSame(connection, shown.connection)) return
      publish({ connection })
      if (connection.kind === 'connected') {
        camwall.withdrawNotice(NOT_CONNECTED)
        log.write('connected to the MQTT broker')
      } else if (connection.kind === 'fault') camwall.notify(notConnected(connection.what))
    }
    const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
      camwall.notify(valuesWorkerEnded('mqtt-worker', why)),
    )
    const thumbnail = (job: ThumbnailJob) => worker.thumbnail(job)
    const reopening = new Reopening<MqttSettings>({
      open: async (next) => {
        publish({ connection: { kind: 'connecting' } })
        const bridge = await openBridge(house, next, { file, show, thumbnail })
        // An exit is no reason to forget the cameras: they are unavailable until the next start.
        return () => bridge.close(!isStopping && isLeft(next, wanted))
      },
      failed: (error) => show({ kind: 'fault', what: whyOf(error) }),
      closed: () => {
        camwall.withdrawNotice(NOT_CONNECTED)
        publish({ connection: { kind: 'off' } })
      },
    })
    const reopen = () => {
      void reopening.to(wanted.broker === '' ? undefined : { ...wanted })
      void learnPassword()
    }
    const learnPassword = async () => {
      // A file that cannot be read is a fault of the connection, which is shown there.
      publish({ hasPassword: await file.hasPassword(wanted).catch(() => false) })
    }
    publish({})
    settings.onChangeOf(
      () => settings.get(mqttSection),
      (next) => {
        wanted = next
        reopen()
      },
    )
    if (wanted.broker !== '') reopen()
    camwall.onStop(() => {
      isStopping = true
      return reopening.stop()
    })
    return {
      handlers: {
        'mqtt:set-password': async (_context, password) => {
          await file.setPassword(wanted, password)
          reopen()
        },
      },
      runners: {},
    }
  },
}

function isSame(a: MqttConnection, b: MqttConnection): boolean {
  return a.kind === 'fault' && b.kind === 'fault'
    ? isSameMessage(a.what, b.what)
    : a.kind === b.kind
}

/** Whether nothing is left of what was announced before. */
function isLeft(before: MqttSettings, after: MqttSettings): boolean {
  return before.broker !== after.broker || before.discovery !== after.discovery
}

function whyOf(error: unknown): Message {
  return error instanceof MqttFault ? error.why : message('verbatim', { text: messageOf(error) })
}

function notConnected(what: Message) {
  return {
    key: NOT_CONNECTED,
    severity: 'warning',
    what: message('notice.mqtt', { why: what }),
    todo: message('notice.mqtt.todo'),
  } as const
}
