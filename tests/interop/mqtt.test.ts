/** MQTT with a real broker, mosquitto, and its own client: discovery, states, pictures, and the last will. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import { describe, expect, test } from 'vitest'
import { mqttSection } from '../../src-main/features/mqtt/contract.ts'
import { topicIdOf } from '../../src-main/features/mqtt/topics.ts'
import { openImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'
import { aFolder, closeAfterEach } from '../support/guarded-hub.ts'
import { freePort } from '../support/free-port.ts'
import { anArrival, picture as aPicture } from '../support/open-feed.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { openHouse } from '../support/open-house.ts'
import { until } from '../support/until.ts'

const MOSQUITTO = '/usr/sbin/mosquitto'
const PASSWORD = 'open sesame'
const BARN = topicIdOf('Barn')

const closing = closeAfterEach()

/** A broker that admits only the user `camwall`. Resolves to its address when it listens. */
async function startBroker(): Promise<string> {
  const folder = await aFolder(closing)
  const port = await freePort()
  const passwords = join(folder, 'passwords')
  await ended(spawn('mosquitto_passwd', ['-b', '-c', passwords, 'camwall', PASSWORD]))
  const configuration = join(folder, 'mosquitto.conf')
  await writeFile(
    configuration,
    `listener ${port} 127.0.0.1\nallow_anonymous false\npassword_file ${passwords}\nuser root\n`,
  )
  const broker = spawn(MOSQUITTO, ['-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] })
  closing.push(() => broker.kill('SIGKILL'))
  for await (const chunk of broker.stderr) if (String(chunk).includes('running')) break
  broker.stderr.resume()
  return `mqtt://127.0.0.1:${port}`
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}.`)
}

/** What a subscriber has received, the newest of each topic. */
async function subscribe(
  broker: string,
): Promise<ReadonlyMap<string, Buffer> & { client: MqttClient }> {
  const client = await connectAsync(broker, { username: 'camwall', password: PASSWORD })
  closing.push(() => client.endAsync(true))
  const received = Object.assign(new Map<string, Buffer>(), { client })
  client.on('message', (topic, payload) => received.set(topic, payload))
  await client.subscribeAsync('#')
  return received
}

function ending(received: ReadonlyMap<string, Buffer>, end: string): Buffer | undefined {
  return [...received].find(([topic]) => topic.endsWith(end))?.[1]
}

async function startCamera(address: string) {
  const camera = await openImageSender({ mode: 'req-rep', connect: address })
  closing.push(() => camera.close())
  const picture = await readFile(resolve(import.meta.dirname, '../../docs/images/wall.jpg'))
  const send = async () => {
    for (;;) await camera.sendJpg('Barn', picture)
  }
  send().catch(() => undefined) // Ends when it is closed.
  return picture
}

describe.skipIf(!existsSync(MOSQUITTO))(
  'with mosquitto (skipped where it is not installed)',
  () => {
    test('a camera is discovered, told and shown; turned off, it is forgotten', async () => {
      const broker = await startBroker()
      const received = await subscribe(broker)
      const house = await openHouse(closing)
      const picture = await startCamera(house.address)
      const { settings, feed } = house.camwall
      feed.replayWith('key')
      const replay = { key: 'key', camera: 'Gate' }
      feed.take({ ...aPicture('Gate'), replay }, anArrival({ peer: 'replay' }))
      settings.change(mqttSection, { broker, user: 'camwall', pictureSeconds: 2 })
      const connection = () => house.camwall.publisher.published.topics['mqtt']
      await until('the broker refuses', () => JSON.stringify(connection()).includes('"fault"'))
      expect(JSON.stringify(connection())).toContain('Not authorized')

      await house.request('mqtt:set-password', PASSWORD)
      await until('the picture has come', () => ending(received, `/${BARN}/picture`) !== undefined)
      expect(ending(received, `/${BARN}/picture`)).toEqual(picture)
      expect(String(ending(received, '/status'))).toBe('online')
      expect(JSON.parse(String(ending(received, `/${BARN}/state`)))).toMatchObject({
        state: 'live',
      })
      const config = JSON.parse(String(ending(received, `/${BARN}_state/config`))) as Record<
        string,
        string
      >
      expect(received.get(config['state_topic'] ?? '')).toBeDefined()
      expect(String(received.get(config['availability_topic'] ?? ''))).toBe('online')
      expect(house.camwall.cameras.map(({ name }) => name)).toContain('▶ Gate')
      expect([...received.keys()].filter((topic) => topic.includes(topicIdOf('▶ Gate')))).toEqual(
        [],
      )

      settings.change(mqttSection, { broker: '' })
      await until('it is offline', () => String(ending(received, '/status')) === 'offline')
      expect(ending(received, `/${BARN}_state/config`)?.byteLength).toBe(0)
      const later = await subscribe(broker)
      expect([...later.keys()].filter((topic) => topic.endsWith('/config'))).toEqual([])
    })

    test('when Home Assistant starts, everything is sent again', async () => {
      const broker = await startBroker()
      const received = await subscribe(broker)
      const house = await openHouse(closing)
      await startCamera(house.address)
      house.camwall.settings.change(mqttSection, { broker, user: 'camwall' })
      await house.request('mqtt:set-password', PASSWORD)
      await until('the camera is told', () => ending(received, `/${BARN}/state`) !== undefined)
      const again = await subscribe(broker)
      again.client.publish('homeassistant/status', 'online')
      await until('it is told again', () => ending(again, `/${BARN}/state`) !== undefined)
    })

    test('the hub on plain Node is offline by its last will when it is killed', async () => {
      const broker = await startBroker()
      const received = await subscribe(broker)
      const folder = await aFolder(closing)
      const passwordFile = join(folder, 'password')
      await writeFile(passwordFile, `${PASSWORD}\n`)
      const { process: hub } = await startNodeProgram(
        'hub',
        {
          flags: ['--user-data-dir', folder],
          environment: {
            CAMWALL_LISTEN: `tcp://127.0.0.1:${await freePort()}`,
            CAMWALL_MQTT: broker,
            CAMWALL_MQTT_USER: 'camwall',
            CAMWALL_MQTT_PASSWORD_FILE: passwordFile,
          },
        },
        closing,
      )
      await until('it is online', () => String(ending(received, '/status')) === 'online')
      hub.kill('SIGKILL')
      await until('it is offline', () => String(ending(received, '/status')) === 'offline')
    })
  },
)
