import { curveKeyPair, Publisher, Reply } from 'zeromq'
import { afterEach, describe, expect, test } from 'vitest'
import { HubKeyFault, type KeyPair } from '../../../../src-main/receive/access/hub-key.ts'
import { portOf } from '../../../../src-main/contract/address.ts'
import type { HubState } from '../../../../src-main/contract/hub.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import { HubKeeper } from '../../../../src-main/receive/hub/hub-keeper.ts'
import { closeBound } from '../../../../src-main/receive/imagezmq/close-bound.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import { readNetwork } from '../../../../src-main/receive/network/network.ts'
import { freePort } from '../../../support/free-port.ts'
import { unlimitedCapacity, UNLIMITED } from '../../../support/limits.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until as untilTrue } from '../../../support/until.ts'
import { verbatim } from '../../../support/verbatim.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const HUB_KEYS = curveKeyPair()

function openKeeper(
  capacity: () => number = unlimitedCapacity,
  openKey: () => Promise<KeyPair> = () => Promise.resolve(HUB_KEYS),
) {
  const states: HubState[] = []
  const cameras: string[] = []
  let wake: () => void = () => undefined
  const keeper = new HubKeeper({
    listener: {
      message: ({ camera }, { mode }) => void cameras.push(`${camera} by ${mode}`),
      left: () => undefined,
      woken: () => undefined,
      behind: () => undefined,
      refused: () => undefined,
      broken: (error) => {
        throw error
      },
    },
    limits: UNLIMITED,
    capacity,
    openKey,
    onState: (state) => {
      states.push(state)
      wake()
    },
  })
  closing.push(() => keeper.stop())
  const untilState = async (holds: (state: HubState) => boolean) => {
    while (!holds(keeper.state)) await new Promise<void>((resolve) => (wake = resolve))
  }
  const until = (kind: HubState['kind']) => untilState((state) => state.kind === kind)
  return { keeper, states, cameras, until, untilState }
}

const freeAddress = async () => `tcp://127.0.0.1:${await freePort()}`

async function send(address: string, name: string): Promise<void> {
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  closing.push(() => sender.close())
  await sender.sendJpg(name, jpegHeader(8, 8))
}

test('REQ/REP to PUB/SUB and back: each time the old sockets are closed first', async () => {
  const { keeper, states, cameras } = openKeeper()
  const listen = await freeAddress()
  for (let round = 0; round < 3; round++) {
    await keeper.apply({ mode: 'req-rep', listen, connect: [] })
    await send(listen, `Pi ${round}`)
    await keeper.apply({ mode: 'pub-sub', listen, connect: ['tcp://127.0.0.1:9'] })
  }
  expect(cameras).toEqual(['Pi 0 by req-rep', 'Pi 1 by req-rep', 'Pi 2 by req-rep'])
  expect(states.map(({ kind }) => kind)).not.toContain('fault')
})

test('only the last of several quick changes is applied', async () => {
  const { keeper } = openKeeper()
  const first = await freeAddress()
  const last = await freeAddress()
  void keeper.apply({ mode: 'req-rep', listen: first, connect: [] })
  void keeper.apply({ mode: 'pub-sub', listen: first, connect: [] })
  await keeper.apply({ mode: 'req-rep', listen: last, connect: [] })
  expect(keeper.state).toEqual({ kind: 'listening', mode: 'req-rep', address: last })
  await send(last, 'Pi')
})

test('a change that the mode does not use keeps the sockets', async () => {
  const { keeper, states } = openKeeper()
  const listen = await freeAddress()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  const reported = states.length
  await keeper.apply({ mode: 'req-rep', listen, connect: ['tcp://127.0.0.1:9'] })
  expect(states).toHaveLength(reported)
})

test('once stopped it stays closed, despite changes meanwhile and later', async () => {
  const { keeper, states } = openKeeper()
  const [listen, another] = [await freeAddress(), await freeAddress()]
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  const reported = states.length
  const stopped = keeper.stop()
  await keeper.apply({ mode: 'req-rep', listen: another, connect: [] })
  await stopped
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  expect(states).toHaveLength(reported)
  for (const address of [listen, another]) {
    const socket = new Reply()
    closing.push(() => closeBound(socket))
    await socket.bind(address)
  }
})

describe('PUB/SUB with Encrypt on', () => {
  const access = { allowFrom: [], encrypt: true, senderKeys: [] }
  const settings = { mode: 'pub-sub', listen: 'tcp://*:5555', access } as const

  async function aPublisher(): Promise<string> {
    const socket = new Publisher({ linger: 0 })
    await socket.bind('tcp://127.0.0.1:*')
    closing.push(() => closeBound(socket))
    return socket.lastEndpoint ?? ''
  }

  test('an address without a key is not connected, the demo’s publishers are', async () => {
    const [bare, demo] = [await aPublisher(), await aPublisher()]
    const { keeper, untilState } = openKeeper()
    await keeper.apply({ ...settings, connect: [bare], clear: [demo] })
    const publishers = (state: HubState) => (state.kind === 'subscribed' ? state.publishers : [])
    await untilState((state) => publishers(state).some(({ state }) => state === 'connected'))
    expect(publishers(keeper.state)).toEqual([
      { address: bare, state: 'keyless' },
      { address: demo, state: 'connected' },
    ])
    await keeper.apply({ ...settings, connect: [bare], access: { ...access, encrypt: false } })
    await untilState((state) => publishers(state).some(({ state }) => state === 'connected'))
    expect(publishers(keeper.state)).toEqual([{ address: bare, state: 'connected' }])
  })

  test('a changed key needs new sockets; the lists of REQ/REP, and keys without Encrypt, do not', async () => {
    const { keeper, states } = openKeeper()
    const line = `tcp://127.0.0.1:9 ${curveKeyPair().publicKey}`
    await keeper.apply({ ...settings, connect: [line] })
    const reported = states.length
    const senderKeys = [curveKeyPair().publicKey]
    await keeper.apply({ ...settings, connect: [line], access: { ...access, senderKeys } })
    expect(states).toHaveLength(reported)
    const another = `tcp://127.0.0.1:9 ${curveKeyPair().publicKey}`
    await keeper.apply({ ...settings, connect: [another] })
    expect(states.slice(reported).map(({ kind }) => kind)).toEqual(['opening', 'subscribed'])
    const off = { ...settings, access: { ...access, encrypt: false } }
    await keeper.apply({ ...off, connect: [another] })
    const reportedUnencrypted = states.length
    await keeper.apply({ ...off, connect: [line] })
    expect(states).toHaveLength(reportedUnencrypted)
  })

  test('without the hub’s key it stays closed, with a reason', async () => {
    const fault = new HubKeyFault(verbatim('The key is lost.'), verbatim('Find it.'))
    const { keeper } = openKeeper(unlimitedCapacity, () => Promise.reject(fault))
    await keeper.apply({ ...settings, connect: [], clear: [await aPublisher()] })
    expect(keeper.state).toEqual({
      kind: 'fault',
      mode: 'pub-sub',
      what: verbatim('The key is lost.'),
      todo: verbatim('Find it.'),
    })
  })
})

test('a port in use is reported with a remedy, and opened when it is free', async () => {
  const other = new Reply()
  await other.bind('tcp://127.0.0.1:*')
  const listen = other.lastEndpoint ?? ''
  const { keeper, until } = openKeeper()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  expect(keeper.state).toMatchObject({
    kind: 'fault',
    what: message('hub.fault.port-taken', { port: portOf(listen) }),
    todo: message('hub.fault.port-taken.todo'),
  })
  await closeBound(other)
  await until('listening')
  await send(listen, 'Pi')
})

test('a missing interface is reported', async () => {
  const { keeper } = openKeeper()
  await keeper.apply({ mode: 'req-rep', listen: 'tcp://nothere7:5555', connect: [] })
  expect(keeper.state).toMatchObject({
    kind: 'fault',
    what: message('hub.fault.no-such-interface', { host: 'nothere7' }),
  })
})

test('the hub holds replies until there is capacity; without a hub the call has no effect', async () => {
  let capacity = 0
  let calls = 0
  const { keeper, cameras } = openKeeper(() => {
    calls += 1
    return capacity
  })
  keeper.backPressureReleased()
  const listen = await freeAddress()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  const sent = send(listen, 'Pi')
  await untilTrue('the frame taken', () => cameras.length > 0)
  expect(calls).toBe(1)
  capacity = 1
  keeper.backPressureReleased()
  expect(calls).toBe(2)
  await sent
})

describe('when the network changes', () => {
  const own = readNetwork().addresses
  const loopback = own.find(({ internal, family }) => internal && family === 'IPv4')
  const loopbackName = loopback?.interfaceName ?? ''

  async function listenOn(host: string) {
    const opened = openKeeper()
    const listen = `tcp://${host}:${await freePort()}`
    await opened.keeper.apply({ mode: 'req-rep', listen, connect: [] })
    expect(opened.keeper.state).toEqual({ kind: 'listening', mode: 'req-rep', address: listen })
    const reported = opened.states.length
    return { ...opened, listen, since: () => opened.states.slice(reported).map(({ kind }) => kind) }
  }

  test('a hub whose address is lost is reopened, and receives', async () => {
    const { keeper, since, listen, cameras } = await listenOn(loopbackName)
    await keeper.networkChanged(['127.0.0.2', '::1'])
    expect(since()).toEqual(['opening', 'listening'])
    await send(listen.replace(loopbackName, '127.0.0.1'), 'Pi')
    expect(cameras).toEqual(['Pi by req-rep'])
  })

  test('a hub that is still being opened is reopened, too', async () => {
    const { keeper, states } = openKeeper()
    const listen = `tcp://${loopbackName}:${await freePort()}`
    void keeper.apply({ mode: 'req-rep', listen, connect: [] })
    await keeper.networkChanged([])
    expect(states.map(({ kind }) => kind)).toEqual(['opening', 'listening', 'opening', 'listening'])
  })

  test('a change that does not affect the address interrupts no connection', async () => {
    const { keeper, since } = await listenOn(loopbackName)
    await keeper.networkChanged(['192.168.1.20', '127.0.0.1', '172.17.0.1'])
    expect(since()).toEqual([])
  })

  test.each(['*', '0.0.0.0', '127.0.0.1'])('%s is permanent', async (host) => {
    const { keeper, since } = await listenOn(host)
    await keeper.networkChanged([])
    expect(since()).toEqual([])
  })

  const fixed = own.filter(({ internal }) => !internal)
  test.runIf(fixed.length > 0)('a fixed address of this computer is recognised', async () => {
    for (const { address, family, interfaceName } of fixed) {
      const zone = address.startsWith('fe80') ? `%${interfaceName}` : ''
      const { keeper, since } = await listenOn(family === 'IPv6' ? `[${address}${zone}]` : address)
      await keeper.networkChanged(own.map(({ address }) => address))
      expect(since()).toEqual([])
      await keeper.networkChanged(['127.0.0.1'])
      expect(since()).toEqual(['opening', 'listening'])
    }
  })

  test('PUB/SUB, and a hub that is being retried, are not reopened', async () => {
    const { keeper, states } = openKeeper()
    await keeper.networkChanged([])
    await keeper.apply({ mode: 'pub-sub', listen: 'tcp://nothere7:1', connect: [] })
    await keeper.networkChanged([])
    expect(states.map(({ kind }) => kind)).toEqual(['opening', 'subscribed'])
    await keeper.apply({ mode: 'req-rep', listen: 'tcp://nothere7:5555', connect: [] })
    await keeper.networkChanged([])
    expect(states.slice(2).map(({ kind }) => kind)).toEqual(['opening', 'fault'])
  })
})
