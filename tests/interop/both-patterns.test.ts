/** Real Python senders of both patterns on one hub at once. */
import { describe, expect, test } from 'vitest'
import { publishSection } from '../../src-main/features/publish/contract.ts'
import { closeAfterEach } from '../support/guarded-hub.ts'
import { freePort } from '../support/free-port.ts'
import { openHouse, type OpenHouse } from '../support/open-house.ts'
import { PYTHON, startPythonHub, startSenders, type SenderPlan } from '../support/python.ts'
import { until } from '../support/until.ts'

const closing = closeAfterEach()

const localAddress = async () => `tcp://127.0.0.1:${await freePort()}`

function plan(name: string, mode: SenderPlan['mode'], address: string): SenderPlan {
  return { name, mode, address, kind: 'jpg', colour: [10, 20, 30], fps: 20 }
}

function start(plans: readonly SenderPlan[]): void {
  const senders = startSenders(plans)
  closing.push(() => senders.kill())
}

const names = ({ camwall }: OpenHouse) => camwall.cameras.map(({ name }) => name).toSorted()
const notices = ({ camwall }: OpenHouse) => camwall.state.notices.map(({ what }) => what.key)

describe.skipIf(PYTHON === undefined)('both patterns at once', () => {
  test('senders of either kind are received, each address with its prefix', async () => {
    const [listen, other, taken, publisher] = [
      await localAddress(),
      await localAddress(),
      await localAddress(),
      await localAddress(),
    ]
    const occupied = startPythonHub('req-rep', taken, 'jpg', 1)
    closing.push(() => occupied.kill())
    await occupied.until((lines) => lines.length > 0)
    const house = await openHouse(closing, {
      flags: {
        mode: 'both',
        listen,
        alsoListen: [`${other}?prefix=barn/`, taken],
        connect: [`${publisher}?prefix=yard/`],
      },
    })
    start([
      plan('Pi', 'req-rep', listen),
      plan('Pi', 'req-rep', other),
      plan('Pi', 'pub-sub', publisher.replace('127.0.0.1', '*')),
    ])
    await until('all cameras live', () => house.camwall.cameras.length === 3)
    expect(names(house)).toEqual(['Pi', 'barn/Pi', 'yard/Pi'])
    const { listeners, publishers } = house.camwall.state.hub
    expect(listeners.map(({ state }) => state)).toEqual(['listening', 'listening', 'fault'])
    expect(publishers.map(({ state }) => state)).toEqual(['connected'])
    const modes = new Map(house.camwall.cameras.map(({ name, mode }) => [name, mode]))
    expect([modes.get('barn/Pi'), modes.get('yard/Pi')]).toEqual(['req-rep', 'pub-sub'])
  })

  test('of another Camwall only the cameras that are named cross the network', async () => {
    const house = await openHouse(closing)
    house.reader.setDemand(0)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish, prefix: 'north/' })
    const connect = [`${publish}?camera=north/Barn&camera=north/S%C3%BCd`]
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect } })
    start(['Barn', 'Barn 2', 'Süd', 'West'].map((name) => plan(name, 'req-rep', house.address)))
    const received = (name: string) =>
      wall.camwall.cameras.find((camera) => camera.name === name)?.received ?? 0
    await until('both have come', () => received('north/Barn') > 5 && received('north/Süd') > 5)
    expect(names(house)).toHaveLength(4)
    expect(names(wall)).toEqual(['north/Barn', 'north/Süd'])
    const demands = ['Barn', 'Barn 2', 'Süd', 'West'].map((name) =>
      house.camwall.feed.demandOf(name),
    )
    expect(demands.map((demand) => demand > 0)).toEqual([true, false, true, false])
  })

  test('patterns that are mixed up are told with the address', async () => {
    const publish = await localAddress()
    const house = await openHouse(closing)
    house.camwall.settings.change(publishSection, { address: publish })
    // A subscriber at the listening address, and a sender of requests where Camwall publishes.
    const subscriber = startPythonHub('pub-sub', house.address, 'jpg', 1)
    closing.push(() => subscriber.kill())
    start([plan('Lost', 'req-rep', publish)])
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [house.address] } })
    await until('the hub has told both', () => notices(house).length >= 2)
    expect(notices(house).toSorted()).toEqual([
      'refusal.not-a-requester',
      'refusal.not-a-subscriber',
    ])
    await until('the wall has told it', () => notices(wall).length > 0)
    expect(notices(wall)).toEqual(['refusal.publisher-pattern'])
    expect(wall.camwall.state.hub.publishers[0]?.state).toBe('refused')
  })
})
