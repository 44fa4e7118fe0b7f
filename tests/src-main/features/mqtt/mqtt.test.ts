import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { mqttSection } from '../../../../src-main/features/mqtt/contract.ts'
import { freePort } from '../../../support/free-port.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'
import { until } from '../../../support/until.ts'

/** An answer to a connection: the account is not authorized. Source: MQTT 3.1.1, 3.2. */
const NOT_AUTHORIZED = Uint8Array.of(0x20, 2, 0, 5)

const closing = closeAfterEach()

/** Resolves to its address. It refuses the account of the first connection, and accepts no further one. */
async function openBroker(): Promise<string> {
  const port = await freePort()
  const broker = createServer((socket) => {
    broker.close()
    socket.once('data', () => socket.end(NOT_AUTHORIZED))
  })
  await once(broker.listen(port, '127.0.0.1'), 'listening')
  return `mqtt://127.0.0.1:${port}`
}

test('a notice gives the reason of the last attempt, and is gone when MQTT is turned off', async () => {
  const { camwall } = await openHouse(closing)
  const noticed = () => camwall.state.notices.map(({ what }) => ENGLISH.say(what)).join('\n')
  camwall.settings.change(mqttSection, { broker: await openBroker() })
  await until('the account is refused', () => noticed().includes('Not authorized'))
  await until('the connection is refused', () => noticed().includes('ECONNREFUSED'))
  expect(noticed()).not.toContain('Not authorized')
  camwall.settings.change(mqttSection, { broker: '' })
  await until('the notice is gone', () => !noticed().includes('MQTT'))
})
