/** The real Python imagezmq: encrypted with the program that Camwall generates, unencrypted, and from refused addresses. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { curveKeyPair } from 'zeromq'
import { describe, expect, test } from 'vitest'
import { portOf } from '../../src-main/contract/address.ts'
import { howToSend } from '../../src-renderer/text/how-to-send.ts'
import { Forwarder } from '../support/forwarder.ts'
import { freePort } from '../support/free-port.ts'
import { printedKey, runGivenProgram } from '../support/given-program.ts'
import { anAuthenticator, aFolder, closeAfterEach, guardedHub } from '../support/guarded-hub.ts'
import { PYTHON, startSenders } from '../support/python.ts'

const closing = closeAfterEach()

/** The first bytes of OpenCV's JPEGs. Three bytes would occur by chance in one of some thousand encrypted streams. */
const JPEG_MARKER = Buffer.of(0xff, 0xd8, 0xff, 0xe0)

const OPEN = { mode: 'req-rep', allowFrom: [], allowNames: [] } as const

async function encryptedSender(address: string, hubKey: string) {
  const computer = { hostName: 'hub', addresses: [] }
  const { program } = howToSend({ ...OPEN, listen: address }, computer, hubKey)
  const sender = await runGivenProgram(program, await aFolder(closing))
  closing.push(() => sender.kill())
  return sender
}

function plainSender(address: string) {
  const plan = { name: 'Plain', mode: 'req-rep', kind: 'jpg', colour: [1, 2, 3] } as const
  const sender = startSenders([{ ...plan, address }])
  closing.push(() => sender.kill())
  return sender
}

test('docs/access.md contains the program that Settings shows', async () => {
  const { program } = howToSend(
    { ...OPEN, listen: 'tcp://*:5555' },
    { hostName: 'hub', addresses: ['192.168.1.20'] },
    'the 40 characters that Settings puts here',
  )
  const page = await readFile(join(import.meta.dirname, '../../docs/access.md'), 'utf8')
  expect(page).toContain(program)
})

describe.skipIf(PYTHON === undefined)('access control', () => {
  test('an encrypted sender is allowed when its key is listed, and its pictures cannot be read in transit', async () => {
    const authenticator = anAuthenticator(closing)
    const listen = `tcp://127.0.0.1:${await freePort()}`
    const strict = await guardedHub(closing, { encrypt: true }, listen, authenticator)
    const forwarder = await Forwarder.open(portOf(listen))
    closing.push(() => forwarder.close())
    forwarder.record()
    const sender = await encryptedSender(forwarder.address, strict.publicKey)
    const key = await printedKey(sender)
    expect((await strict.refused(1))[0]).toEqual({ why: 'key', who: '127.0.0.1', key })
    await strict.close()
    expect(strict.log.messages).toEqual([])

    const access = { encrypt: true, senderKeys: [`${key} Barn`] }
    const open = await guardedHub(closing, access, listen, authenticator, strict.hubKey)
    await sender.until((lines) => lines.filter((line) => line === 'reply OK').length >= 3)
    const [first] = open.log.messages
    expect(first).toMatchObject({ kind: 'picture', camera: 'Encrypted', picture: { width: 320 } })
    expect(first?.kind === 'picture' && first.body.subarray(0, 4)).toEqual(JPEG_MARKER)
    expect(forwarder.bytes.byteLength).toBeGreaterThan(3 * (first?.bytes ?? Infinity))
    expect(forwarder.bytes.includes(JPEG_MARKER)).toBe(false)
    expect(forwarder.bytes.includes('Encrypted')).toBe(false)
  })

  test('without encryption the pictures can be read in transit', async () => {
    const { hub } = await guardedHub(closing, {})
    const forwarder = await Forwarder.open(portOf(hub.address))
    closing.push(() => forwarder.close())
    forwarder.record()
    await plainSender(forwarder.address).until((lines) => lines.length >= 1)
    expect(forwarder.bytes.includes(JPEG_MARKER)).toBe(true)
  })

  test('no encryption and a wrong hub key are refused and reported, and no picture arrives', async () => {
    const { hub, log, refused, refusals } = await guardedHub(closing, { encrypt: true })
    const address = hub.address
    plainSender(address)
    expect((await refused(1))[0]).toEqual({ why: 'unencrypted' })
    await encryptedSender(address, curveKeyPair().publicKey)
    while (refusals.at(-1)?.why === 'unencrypted') await refused(refusals.length + 1)
    expect(refusals.at(-1)).toEqual({ why: 'wrong-hub-key' })
    expect(log.events).toEqual([])
  })

  test('a refused address gets no connection, and is connected automatically once it is listed', async () => {
    const authenticator = anAuthenticator(closing)
    const shut = await guardedHub(closing, { allowFrom: ['10.0.0.0/8'] }, undefined, authenticator)
    const { address } = shut.hub
    const sender = plainSender(address)
    expect(await shut.refused(1)).toEqual([{ why: 'address', who: '127.0.0.1' }])
    await shut.close()
    expect(shut.log.events).toEqual([])
    await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, address, authenticator)
    await sender.until((lines) => lines.length >= 3)
    expect(sender.lines[0]).toMatchObject({ name: 'Plain', reply: 'OK' })
  })
})
