/** Real sockets on both sides: a refused sender has no connection, and connects automatically once it is allowed. */
import { curveKeyPair, Request } from 'zeromq'
import { expect, test } from 'vitest'
import type { ImageHub } from '../../../../src-main/receive/imagezmq/image-hub.ts'
import { anAuthenticator, closeAfterEach, guardedHub } from '../../../support/guarded-hub.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const closing = closeAfterEach()

interface Keys {
  readonly hub: string
  readonly own: { readonly publicKey: string; readonly secretKey: string }
}

function sender(hub: ImageHub, keys?: Keys) {
  const socket = new Request({
    linger: 0,
    ipv6: true,
    ...(keys === undefined
      ? {}
      : {
          curveServerKey: keys.hub,
          curvePublicKey: keys.own.publicKey,
          curveSecretKey: keys.own.secretKey,
        }),
  })
  closing.push(() => socket.close())
  socket.connect(hub.address)
  return {
    send: async (name: string) => {
      await socket.send([JSON.stringify({ msg: name }), jpegHeader(8, 8)])
      const [reply] = await socket.receive()
      return reply?.toString()
    },
    /** A request of a refused sender; it fails when the socket is closed. */
    try: (name: string) => {
      void socket.send([JSON.stringify({ msg: name }), jpegHeader(8, 8)]).catch(() => undefined)
    },
  }
}

test('without lists and encryption there is no guard', async () => {
  const { guard } = await guardedHub(closing, {})
  expect(guard).toBeUndefined()
})

test('a listed address is connected, another is refused', async () => {
  const open = await guardedHub(closing, { allowFrom: ['127.0.0.0/8'] })
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  expect(open.refusals).toEqual([])

  const shut = await guardedHub(closing, { allowFrom: ['192.168.1.0/24', '2001:db8::/32'] })
  sender(shut.hub).try('Barn')
  expect(await shut.refused(1)).toEqual([{ why: 'address', who: '127.0.0.1' }])
  expect(shut.log.events).toEqual([])
})

test('the list also applies to IPv6', async () => {
  const open = await guardedHub(closing, { allowFrom: ['::1'] }, 'tcp://[::1]:*')
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  const shut = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, 'tcp://[::1]:*')
  sender(shut.hub).try('Barn')
  expect(await shut.refused(1)).toEqual([{ why: 'address', who: '::1' }])
})

test('a refused sender retries, and is connected after the list has changed', async () => {
  const authenticator = anAuthenticator(closing)
  const shut = await guardedHub(closing, { allowFrom: ['10.0.0.1'] }, undefined, authenticator)
  const barn = sender(shut.hub)
  const sent = barn.send('Barn')
  await shut.refused(2)
  await shut.close()
  const open = await guardedHub(
    closing,
    { allowFrom: ['127.0.0.1'] },
    shut.hub.address,
    authenticator,
  )
  expect(await sent).toBe('OK')
  expect(shut.log.events).toEqual([])
  expect(open.log.messages).toHaveLength(1)
}, 20_000)

test('encrypted: a listed key is connected', async () => {
  const own = curveKeyPair()
  const { hub, publicKey, refusals } = await guardedHub(closing, {
    encrypt: true,
    senderKeys: [`${own.publicKey} Barn Pi`],
  })
  expect(await sender(hub, { hub: publicKey, own }).send('Barn')).toBe('OK')
  expect(refusals).toEqual([])
})

test('encrypted: no encryption, another hub’s key and an unlisted key are refused', async () => {
  const own = curveKeyPair()
  const { hub, log, publicKey, refused } = await guardedHub(closing, {
    encrypt: true,
    senderKeys: [own.publicKey],
  })
  sender(hub).try('Plain')
  expect((await refused(1))[0]).toEqual({ why: 'unencrypted' })

  const stranger = curveKeyPair()
  sender(hub, { hub: publicKey, own: stranger }).try('Stranger')
  expect((await refused(2))[1]).toEqual({ why: 'key', who: '127.0.0.1', key: stranger.publicKey })

  sender(hub, { hub: stranger.publicKey, own }).try('Lost')
  expect((await refused(3))[2]).toEqual({ why: 'wrong-hub-key' })
  expect(log.events).toEqual([])
})

test('encrypted with a list of addresses: both must match', async () => {
  const own = curveKeyPair()
  const access = { encrypt: true, senderKeys: [own.publicKey], allowFrom: ['10.0.0.1'] }
  const { hub, log, publicKey, refused } = await guardedHub(closing, access)
  sender(hub, { hub: publicKey, own }).try('Barn')
  expect(await refused(1)).toEqual([{ why: 'address', who: '127.0.0.1' }])
  expect(log.events).toEqual([])
})

test('an empty list of keys allows nobody', async () => {
  const { hub, publicKey, refused } = await guardedHub(closing, { encrypt: true })
  const own = curveKeyPair()
  sender(hub, { hub: publicKey, own }).try('Barn')
  expect(await refused(1)).toMatchObject([{ why: 'key' }])
})

test('hubs that share an authenticator, at the same time or in sequence, have separate lists', async () => {
  const authenticator = anAuthenticator(closing)
  const open = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, undefined, authenticator)
  const shut = await guardedHub(closing, { allowFrom: ['10.0.0.1'] }, undefined, authenticator)
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  sender(shut.hub).try('Yard')
  await shut.refused(1)
  for (const { close } of [open, shut]) await close()
  for (let round = 0; round < 5; round++) {
    const again = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, undefined, authenticator)
    expect(await sender(again.hub).send('Barn')).toBe('OK')
    await again.close()
  }
})

test('a source is known by its address, and by its key where it has one', async () => {
  const open = await guardedHub(closing, { allowFrom: ['127.0.0.0/8'] })
  for (const name of ['Barn', 'Yard']) await sender(open.hub).send(name)
  const known = { knownBy: 'address', id: '127.0.0.1', label: '127.0.0.1' }
  const sourcesOf = ({ log }: typeof open) =>
    log.events.flatMap((event) => (event.kind === 'message' ? [event.source] : []))
  expect(sourcesOf(open)).toEqual([known, known])

  const [barn, yard] = [curveKeyPair(), curveKeyPair()]
  const senderKeys = [`${barn.publicKey} Barn door`, yard.publicKey]
  const encrypted = await guardedHub(closing, { encrypt: true, senderKeys })
  for (const own of [barn, yard, barn])
    await sender(encrypted.hub, { hub: encrypted.publicKey, own }).send('x')
  const ofBarn = { knownBy: 'key', id: barn.publicKey, label: 'Barn door' }
  const label = `key ${yard.publicKey.slice(0, 8)}`
  const ofYard = { knownBy: 'key', id: yard.publicKey, label }
  expect(sourcesOf(encrypted)).toEqual([ofBarn, ofYard, ofBarn])
})

test('senders that connect at the same time are known by the right key, or by their connection', async () => {
  const pairs = Array.from({ length: 12 }, () => curveKeyPair())
  const senderKeys = pairs.map(({ publicKey }) => publicKey)
  const { hub, log, publicKey } = await guardedHub(closing, { encrypt: true, senderKeys })
  await Promise.all(pairs.map((own) => sender(hub, { hub: publicKey, own }).send(own.publicKey)))
  for (const event of log.events) {
    if (event.kind !== 'message') continue
    const { source, message } = event
    if (source.knownBy === 'key') expect(source.id).toBe(message.camera)
    else expect(source.knownBy).toBe('connection')
  }
})
