import { curveKeyPair, Publisher, Reply, Request } from 'zeromq'
import { afterEach, describe, expect, test } from 'vitest'
import { HubKeyFault, type KeyPair } from '../../../../src-main/receive/access/hub-key.ts'
import { portOf } from '../../../../src-main/contract/address.ts'
import { faultsOf, type HubState } from '../../../../src-main/contract/hub.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import type { HubAddresses } from '../../../../src-main/receive/hub/hub-addresses.ts'
import { HubKeeper } from '../../../../src-main/receive/hub/hub-keeper.ts'
import { closeBound } from '../../../../src-main/receive/imagezmq/close-bound.ts'
import { buildEncodedMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import { readNetwork } from '../../../../src-main/receive/network/network.ts'
import { freePort } from '../../../support/free-port.ts'
import { listening, subscribed } from '../../../support/hub-states.ts'
import { unlimitedCapacity, UNLIMITED } from '../../../support/limits.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until as untilTrue } from '../../../support/until.ts'
import { verbatim } from '../../../support/verbatim.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const HUB_KEYS = curveKeyPair()
const ACCESS = { allowFrom: [], encrypt: false, senderKeys: [] }
const NOBODY = 'tcp://127.0.0.1:9'

function wanted(given: Partial<HubAddresses>): HubAddresses {
  return {
    ...{ mode: 'req-rep', listen: 'tcp://*:5555', alsoListen: [], connect: [], clear: [] },
    access: ACCESS,
    ...given,
  }
}

/** The states of all addresses, in their order. */
function statesOf({ listeners, publishers }: HubState): string {
  return [...listeners, ...publishers].map(({ state }) => state).join(' ')
}

function openKeeper(
  capacity: () => number = unlimitedCapacity,
  openKey: () => Promise<KeyPair> = () => Promise.resolve(HUB_KEYS),
) {
  const states: HubState[] = []
  const cameras: string[] = []
  let wake: () => void = () => undefined
  const keeper = new HubKeeper({
    listener: {
      message: ({ camera }, { mode, prefix = '' }) =>
        void cameras.push(`${prefix}${camera} by ${mode}`),
      isInDemand: () => true,
      isNew: () => false,
      announced: () => undefined,
      left: () => undefined,
      woken: () => undefined,
      behind: () => undefined,
      refused: () => undefined,
      misfit: () => undefined,
      senderRefused: () => undefined,
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
  const until = (expected: string) => untilState((state) => statesOf(state) === expected)
  return { keeper, states, cameras, until }
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
    await keeper.apply(wanted({ mode: 'req-rep', listen }))
    await send(listen, `Pi ${round}`)
    await keeper.apply(wanted({ mode: 'pub-sub', listen, connect: [NOBODY] }))
  }
  expect(cameras).toEqual(['Pi 0 by req-rep', 'Pi 1 by req-rep', 'Pi 2 by req-rep'])
  expect(states.map(statesOf)).not.toContain('fault')
})

test('only the last of several quick changes is applied', async () => {
  const { keeper } = openKeeper()
  const first = await freeAddress()
  const last = await freeAddress()
  void keeper.apply(wanted({ mode: 'req-rep', listen: first }))
  void keeper.apply(wanted({ mode: 'pub-sub', listen: first }))
  await keeper.apply(wanted({ mode: 'req-rep', listen: last }))
  expect(keeper.state).toEqual(listening(last))
  await send(last, 'Pi')
})

test('after a change that failed, the next one is applied', async () => {
  const { keeper } = openKeeper()
  const listen = await freeAddress()
  await expect(keeper.apply(wanted({ access: undefined as never }))).rejects.toThrow(TypeError)
  await keeper.apply(wanted({ listen }))
  expect(keeper.state).toEqual(listening(listen))
})

test('a change that the mode does not use keeps the sockets', async () => {
  const { keeper, states } = openKeeper()
  const listen = await freeAddress()
  await keeper.apply(wanted({ mode: 'req-rep', listen }))
  const reported = states.length
  await keeper.apply(wanted({ mode: 'req-rep', listen, connect: [NOBODY] }))
  expect(states).toHaveLength(reported)
})

test('once stopped it stays closed, despite changes meanwhile and later', async () => {
  const { keeper, states } = openKeeper()
  const [listen, another] = [await freeAddress(), await freeAddress()]
  await keeper.apply(wanted({ mode: 'req-rep', listen }))
  const reported = states.length
  const stopped = keeper.stop()
  await keeper.apply(wanted({ mode: 'req-rep', listen: another }))
  await stopped
  await keeper.apply(wanted({ mode: 'req-rep', listen }))
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
    const { keeper, until } = openKeeper()
    await keeper.apply(wanted({ ...settings, connect: [bare], clear: [demo] }))
    await until('keyless connected')
    expect(keeper.state).toEqual(subscribed([bare, 'keyless'], [demo, 'connected']))
    await keeper.apply(
      wanted({ ...settings, connect: [bare], access: { ...access, encrypt: false } }),
    )
    await until('connected')
    expect(keeper.state).toEqual(subscribed([bare, 'connected']))
  })

  test('without the hub’s key an address that needs it says why; others do not need it', async () => {
    const fault = { what: verbatim('The key is lost.'), todo: verbatim('Find it.') }
    const { keeper, until } = openKeeper(unlimitedCapacity, () =>
      Promise.reject(new HubKeyFault(fault.what, fault.todo)),
    )
    const lines = [`${NOBODY} ${curveKeyPair().publicKey}`, 'tcp://127.0.0.1:8']
    await keeper.apply(wanted({ ...settings, connect: lines, clear: [await aPublisher()] }))
    await until('fault fault connected')
    expect(faultsOf(keeper.state)).toEqual([fault, fault])
  })

  test('the hub’s key is opened for the program of senders, before any address is known', async () => {
    let opened = 0
    const { keeper } = openKeeper(unlimitedCapacity, () => {
      opened += 1
      return Promise.resolve(HUB_KEYS)
    })
    await keeper.apply(wanted(settings))
    expect(opened).toBe(1)
  })
})

describe('several addresses', () => {
  test('of both patterns are received at once, each with its prefix', async () => {
    const { keeper, cameras, until } = openKeeper()
    const [one, other] = [await freeAddress(), await freeAddress()]
    const yard = await openImageSender({ mode: 'pub-sub', bind: 'tcp://127.0.0.1:*' })
    closing.push(() => yard.close())
    await keeper.apply(
      wanted({
        ...{ mode: 'both', listen: one, alsoListen: [`${other}?prefix=barn/`] },
        connect: [`${yard.address}?prefix=yard/`],
      }),
    )
    await until('listening listening connected')
    await yard.ready()
    await send(one, 'Pi')
    await send(other, 'Pi')
    await yard.sendJpg('Pi', jpegHeader(8, 8))
    await untilTrue('the last frame received', () => cameras.length === 3)
    expect(cameras).toEqual(['Pi by req-rep', 'barn/Pi by req-rep', 'yard/Pi by pub-sub'])
    expect(keeper.connections).toBe(3)
    expect(keeper.requests).toEqual({ received: 2, answered: 2 })
  })

  test('one that cannot be opened does not stop the others, and a change does not interrupt them', async () => {
    const taken = new Reply()
    await taken.bind('tcp://127.0.0.1:*')
    closing.push(() => closeBound(taken))
    const { keeper, cameras, states } = openKeeper()
    const listen = await freeAddress()
    const alsoListen = [taken.lastEndpoint ?? '']
    await keeper.apply(wanted({ mode: 'both', listen, alsoListen, connect: [NOBODY] }))
    expect(statesOf(keeper.state)).toBe('listening fault waiting')
    const socket = new Request({ linger: 0 })
    closing.push(() => socket.close())
    socket.connect(listen)
    const message = buildEncodedMessage('Pi', jpegHeader(8, 8))
    await socket.send(message)
    await socket.receive()
    await keeper.apply(wanted({ mode: 'both', listen, connect: [NOBODY, 'tcp://127.0.0.1:8'] }))
    await keeper.apply(wanted({ mode: 'req-rep', listen }))
    await socket.send(message)
    await socket.receive()
    expect(cameras).toHaveLength(2)
    expect(keeper.connections).toBe(1)
    expect(states.map(statesOf).filter((all) => all.startsWith('opening'))).toHaveLength(1)
    expect(keeper.requests).toEqual({ received: 2, answered: 2 })
  })

  test('an address moves to another interface, whose port is the same', async () => {
    const { keeper, cameras } = openKeeper()
    const port = await freePort()
    await keeper.apply(wanted({ listen: `tcp://*:${port}` }))
    await send(`tcp://127.0.0.1:${port}`, 'Pi')
    await keeper.apply(wanted({ listen: `tcp://127.0.0.1:${port}` }))
    expect(statesOf(keeper.state)).toBe('listening')
    await send(`tcp://127.0.0.1:${port}`, 'Pi')
    expect(cameras).toHaveLength(2)
    expect(keeper.requests).toEqual({ received: 2, answered: 2 })
  })
})

test('a port in use is reported with a remedy, and opened when it is free', async () => {
  const other = new Reply()
  await other.bind('tcp://127.0.0.1:*')
  const listen = other.lastEndpoint ?? ''
  const { keeper, until } = openKeeper()
  await keeper.apply(wanted({ mode: 'req-rep', listen }))
  expect(faultsOf(keeper.state)).toEqual([
    {
      what: message('hub.fault.port-taken', { port: portOf(listen) }),
      todo: message('hub.fault.port-taken.todo'),
    },
  ])
  await closeBound(other)
  await until('listening')
  await send(listen, 'Pi')
})

test('a missing interface is reported', async () => {
  const { keeper } = openKeeper()
  await keeper.apply(wanted({ mode: 'req-rep', listen: 'tcp://nothere7:5555' }))
  expect(faultsOf(keeper.state)).toMatchObject([
    { what: message('hub.fault.no-such-interface', { host: 'nothere7' }) },
  ])
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
  await keeper.apply(wanted({ mode: 'req-rep', listen }))
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
    await opened.keeper.apply(wanted({ mode: 'req-rep', listen }))
    expect(opened.keeper.state).toEqual(listening(listen))
    const reported = opened.states.length
    return { ...opened, listen, since: () => opened.states.slice(reported).map(statesOf) }
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
    void keeper.apply(wanted({ mode: 'req-rep', listen }))
    await keeper.networkChanged([])
    expect(states.map(statesOf)).toEqual(['opening', 'listening', 'opening', 'listening'])
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
    await keeper.apply(wanted({ mode: 'pub-sub', listen: 'tcp://nothere7:1', connect: [NOBODY] }))
    await keeper.networkChanged([])
    expect(states.map(statesOf)).toEqual(['waiting'])
    await keeper.apply(wanted({ mode: 'req-rep', listen: 'tcp://nothere7:5555' }))
    await keeper.networkChanged([])
    expect(states.slice(1).map(statesOf)).toEqual(['opening', 'fault'])
  })
})
