/** Real Python publishers: encrypted with the program that Camwall generates, unencrypted, and with other keys. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { curveKeyPair, Subscriber } from 'zeromq'
import { describe, expect, test } from 'vitest'
import { portOf } from '../../src-main/contract/address.ts'
import { publisherOf } from '../../src-main/contract/publisher.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { howToSend } from '../../src-renderer/text/how-to-send.ts'
import { Forwarder } from '../support/forwarder.ts'
import { freePort } from '../support/free-port.ts'
import { printedKey, runGivenProgram } from '../support/given-program.ts'
import { aFolder, closeAfterEach } from '../support/guarded-hub.ts'
import { HubLog } from '../support/hub-log.ts'
import { PYTHON, startSenders } from '../support/python.ts'

const closing = closeAfterEach()
const HUB = curveKeyPair()

/** The first bytes of OpenCV's JPEGs. */
const JPEG_MARKER = Buffer.of(0xff, 0xd8, 0xff, 0xe0)

function givenProgram(hubKey: string, hubHost = '127.0.0.1'): string {
  const computer = { hostName: 'hub', addresses: [hubHost] }
  const hub = { mode: 'pub-sub', listen: 'tcp://*:5555', allowFrom: [], allowNames: [] } as const
  return howToSend(hub, computer, hubKey).program
}

/** The address and the key that the publisher prints. */
async function encryptedPublisher(hubKey = HUB.publicKey) {
  const program = givenProgram(hubKey).replace('tcp://*:5555', `tcp://*:${await freePort()}`)
  const sender = await runGivenProgram(program, await aFolder(closing))
  closing.push(() => sender.kill())
  const { address, key = '' } = publisherOf(await printedKey(sender))
  return { address, key }
}

/** Connects to a publisher with its key, through a forwarder that records the traffic. */
async function aHub(address: string, key: string) {
  const network = await Forwarder.open(portOf(address))
  closing.push(() => network.close())
  network.record()
  const log = new HubLog()
  const curve = {
    curveServerKey: key,
    curvePublicKey: HUB.publicKey,
    curveSecretKey: HUB.secretKey,
  }
  const hub = await openImageHub({ mode: 'pub-sub', connect: network.address, curve }, log.listener)
  closing.push(() => hub.stop())
  return { log, network }
}

test('docs/access.md contains the program that Settings shows', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/access.md'), 'utf8')
  expect(page).toContain(givenProgram('the 40 characters that Settings puts here', '192.168.1.20'))
})

describe.skipIf(PYTHON === undefined)('encrypted publishers', () => {
  test('with the line that the program prints its pictures arrive, and they cannot be read in transit', async () => {
    const { address, key } = await encryptedPublisher()
    expect(address).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/)
    const { log, network } = await aHub(address, key)
    await log.until(({ messages }) => messages.length >= 3)
    const [first] = log.messages
    expect(first).toMatchObject({ kind: 'picture', camera: 'Encrypted', picture: { width: 320 } })
    expect(first?.kind === 'picture' && first.body.subarray(0, 4)).toEqual(JPEG_MARKER)
    expect(network.bytes.byteLength).toBeGreaterThan(3 * (first?.bytes ?? Infinity))
    expect(network.bytes.includes(JPEG_MARKER)).toBe(false)
    expect(network.bytes.includes('Encrypted')).toBe(false)
  })

  test('a wrong key and a program for another hub are refused, reported with the address, and no picture arrives', async () => {
    const strange = await encryptedPublisher()
    const { log, network } = await aHub(strange.address, curveKeyPair().publicKey)
    await log.until(({ events }) => events.some(({ kind }) => kind === 'refused'))
    expect(log.events[0]).toEqual({ kind: 'refused', address: network.address, why: 'key' })
    expect(log.messages).toEqual([])

    const others = await encryptedPublisher(curveKeyPair().publicKey)
    const turnedAway = await aHub(others.address, others.key)
    await turnedAway.log.until(({ events }) => events.some(({ kind }) => kind === 'refused'))
    expect(turnedAway.log.events[0]).toMatchObject({ kind: 'refused', why: 'hub-key' })
    expect(turnedAway.log.messages).toEqual([])
  })

  test('a publisher that does not encrypt is refused, and no picture arrives', async () => {
    const port = await freePort()
    const sender = startSenders([
      {
        name: 'Plain',
        kind: 'jpg',
        colour: [1, 2, 3],
        mode: 'pub-sub',
        address: `tcp://*:${port}`,
      },
    ])
    closing.push(() => sender.kill())
    await sender.until((lines) => lines.length > 0)
    const { log, network } = await aHub(`tcp://127.0.0.1:${port}`, curveKeyPair().publicKey)
    await log.until(({ events }) => events.some(({ kind }) => kind === 'refused'))
    expect(log.events[0]).toEqual({ kind: 'refused', address: network.address, why: 'key' })
    expect(log.messages).toEqual([])
  })

  test('a subscriber with other keys, or with none, receives nothing', async () => {
    const { address, key } = await encryptedPublisher()
    const stranger = curveKeyPair()
    const strangers = [
      {
        curveServerKey: key,
        curvePublicKey: stranger.publicKey,
        curveSecretKey: stranger.secretKey,
      },
      {},
    ].map((keys) => new Subscriber({ linger: 0, ...keys }))
    const turnedAway = strangers.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.events.on('handshake:error:auth', () => resolve())
          socket.events.on('handshake:error:protocol', () => resolve())
        }),
    )
    for (const socket of strangers) {
      closing.push(() => socket.close())
      socket.subscribe()
      socket.connect(address)
    }
    await Promise.all(turnedAway)
    const { log } = await aHub(address, key)
    await log.until(({ messages }) => messages.length >= 3)
    for (const socket of strangers) expect(socket.readable).toBe(false)
  })
})
