/** Real sockets on both sides: who is refused has no connection, and who is let in later comes by itself. */
import { curveKeyPair, Request } from 'zeromq'
import { expect, test } from 'vitest'
import type { ImageHub } from '../../../../src-main/receive/imagezmq/image-hub.ts'
import { aDoorman, closeAfterEach, guardedHub } from '../../../support/guarded-hub.ts'
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
  socket.connect(hub.addresses[0] ?? '')
  return {
    send: async (name: string) => {
      await socket.send([JSON.stringify({ msg: name }), jpegHeader(8, 8)])
      const [reply] = await socket.receive()
      return reply?.toString()
    },
    /** A request of a sender that nobody lets in; it ends with the socket. */
    try: (name: string) => {
      void socket.send([JSON.stringify({ msg: name }), jpegHeader(8, 8)]).catch(() => undefined)
    },
  }
}

test('without lists and encryption there is no guard', async () => {
  const { guard } = await guardedHub(closing, {})
  expect(guard).toBeUndefined()
})

test('an address on the list comes in, another gets no connection', async () => {
  const open = await guardedHub(closing, { allowFrom: ['127.0.0.0/8'] })
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  expect(open.refusals).toEqual([])

  const shut = await guardedHub(closing, { allowFrom: ['192.168.1.0/24', '2001:db8::/32'] })
  sender(shut.hub).try('Barn')
  expect(await shut.refused(1)).toEqual([{ why: 'address', who: '127.0.0.1' }])
  expect(shut.log.events).toEqual([])
})

test('IPv6: the list holds there too', async () => {
  const open = await guardedHub(closing, { allowFrom: ['::1'] }, 'tcp://[::1]:*')
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  const shut = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, 'tcp://[::1]:*')
  sender(shut.hub).try('Barn')
  expect(await shut.refused(1)).toEqual([{ why: 'address', who: '::1' }])
})

test('a sender that was refused asks again, and comes in when the list has changed', async () => {
  const doorman = aDoorman(closing)
  const shut = await guardedHub(closing, { allowFrom: ['10.0.0.1'] }, undefined, doorman)
  const barn = sender(shut.hub)
  const sent = barn.send('Barn')
  await shut.refused(2)
  await shut.close()
  const open = await guardedHub(
    closing,
    { allowFrom: ['127.0.0.1'] },
    shut.hub.addresses[0],
    doorman,
  )
  expect(await sent).toBe('OK')
  expect(shut.log.events).toEqual([])
  expect(open.log.messages).toHaveLength(1)
}, 20_000)

test('encrypted: a key on the list comes in', async () => {
  const own = curveKeyPair()
  const { hub, publicKey, refusals } = await guardedHub(closing, {
    encrypt: true,
    senderKeys: [`${own.publicKey} Barn Pi`],
  })
  expect(await sender(hub, { hub: publicKey, own }).send('Barn')).toBe('OK')
  expect(refusals).toEqual([])
})

test('encrypted: no encryption, another hub’s key and a key not on the list stay outside', async () => {
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

test('encrypted and listed: both must be right', async () => {
  const own = curveKeyPair()
  const access = { encrypt: true, senderKeys: [own.publicKey], allowFrom: ['10.0.0.1'] }
  const { hub, log, publicKey, refused } = await guardedHub(closing, access)
  sender(hub, { hub: publicKey, own }).try('Barn')
  expect(await refused(1)).toEqual([{ why: 'address', who: '127.0.0.1' }])
  expect(log.events).toEqual([])
})

test('an empty list of keys lets nobody in', async () => {
  const { hub, publicKey, refused } = await guardedHub(closing, { encrypt: true })
  const own = curveKeyPair()
  sender(hub, { hub: publicKey, own }).try('Barn')
  expect(await refused(1)).toMatchObject([{ why: 'key' }])
})

test('one doorman: hubs beside and after each other have lists of their own', async () => {
  const doorman = aDoorman(closing)
  const open = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, undefined, doorman)
  const shut = await guardedHub(closing, { allowFrom: ['10.0.0.1'] }, undefined, doorman)
  expect(await sender(open.hub).send('Barn')).toBe('OK')
  sender(shut.hub).try('Yard')
  await shut.refused(1)
  for (const { close } of [open, shut]) await close()
  for (let round = 0; round < 5; round++) {
    const again = await guardedHub(closing, { allowFrom: ['127.0.0.1'] }, undefined, doorman)
    expect(await sender(again.hub).send('Barn')).toBe('OK')
    await again.close()
  }
})
