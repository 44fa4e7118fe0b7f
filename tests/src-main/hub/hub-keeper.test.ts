import { Reply } from 'zeromq'
import { afterEach, expect, test } from 'vitest'
import type { HubState } from '../../../src-main/contract/bridge.ts'
import { HubKeeper } from '../../../src-main/hub/hub-keeper.ts'
import { closeBound } from '../../../src-main/imagezmq/close-bound.ts'
import { openImageSender } from '../../../src-main/imagezmq/image-sender.ts'
import { freePort } from '../../support/free-port.ts'
import { endlessRoom, UNLIMITED } from '../../support/limits.ts'
import { jpegHeader } from '../../support/pictures.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function openKeeper(room: () => number = endlessRoom) {
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
    room,
    onState: (state) => {
      states.push(state)
      wake()
    },
  })
  closing.push(() => keeper.stop())
  const until = async (kind: HubState['kind']) => {
    while (states.at(-1)?.kind !== kind) await new Promise<void>((resolve) => (wake = resolve))
  }
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
    await keeper.apply({ mode: 'req-rep', listen, connect: [] })
    await send(listen, `Pi ${round}`)
    await keeper.apply({ mode: 'pub-sub', listen, connect: ['tcp://127.0.0.1:9'] })
  }
  expect(cameras).toEqual(['Pi 0 by req-rep', 'Pi 1 by req-rep', 'Pi 2 by req-rep'])
  expect(states.map(({ kind }) => kind)).not.toContain('fault')
})

test('only the last of many quick changes counts', async () => {
  const { keeper } = openKeeper()
  const first = await freeAddress()
  const last = await freeAddress()
  void keeper.apply({ mode: 'req-rep', listen: first, connect: [] })
  void keeper.apply({ mode: 'pub-sub', listen: first, connect: [] })
  await keeper.apply({ mode: 'req-rep', listen: last, connect: [] })
  expect(keeper.state).toEqual({ kind: 'listening', mode: 'req-rep', address: last })
  await send(last, 'Pi')
})

test('a change that the mode does not use leaves the sockets alone', async () => {
  const { keeper, states } = openKeeper()
  const listen = await freeAddress()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  const told = states.length
  await keeper.apply({ mode: 'req-rep', listen, connect: ['tcp://127.0.0.1:9'] })
  expect(states).toHaveLength(told)
})

test('a port that is taken is told with what to do, and taken over when it is free', async () => {
  const other = new Reply()
  await other.bind('tcp://127.0.0.1:*')
  const listen = other.lastEndpoint ?? ''
  const { keeper, until } = openKeeper()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  expect(keeper.state).toMatchObject({
    kind: 'fault',
    what: expect.stringMatching(/^Port \d+ is taken/) as string,
    todo: expect.stringMatching(/another port in Settings/) as string,
  })
  await closeBound(other)
  await until('listening')
  await send(listen, 'Pi')
})

test('an interface that is not there is told', async () => {
  const { keeper } = openKeeper()
  await keeper.apply({ mode: 'req-rep', listen: 'tcp://nothere7:5555', connect: [] })
  expect(keeper.state).toMatchObject({
    kind: 'fault',
    what: 'This computer has no network address or interface nothere7.',
  })
})

test('a wall that is behind has its hub hold replies until there is room; without a hub that is no matter', async () => {
  let room = 0
  let asked = 0
  const { keeper, cameras } = openKeeper(() => {
    asked += 1
    return room
  })
  keeper.roomMade()
  const listen = await freeAddress()
  await keeper.apply({ mode: 'req-rep', listen, connect: [] })
  const sent = send(listen, 'Pi')
  while (cameras.length === 0) await new Promise(setImmediate)
  expect(asked).toBe(1)
  room = 1
  keeper.roomMade()
  expect(asked).toBe(2)
  await sent
})
