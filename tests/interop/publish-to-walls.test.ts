/** Cameras that are published again, for another Camwall. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { hubSection } from '../../src-main/contract/settings.ts'
import { QUIET_AFTER_MS } from '../../src-main/consumers/publisher/publisher.ts'
import { publishSection } from '../../src-main/features/publish/contract.ts'
import { openImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'
import { freePort } from '../support/free-port.ts'
import { openHouse, type OpenHouse } from '../support/open-house.ts'
import { jpegHeader } from '../support/pictures.ts'
import { until } from '../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A frame that differs from the one before. @param replay - the key of the replay of which it is */
function sendTo({ camwall }: OpenHouse, name: string, replay?: string): void {
  const body = Uint8Array.of(...jpegHeader(4, 2), frame++ % 256)
  camwall.feed.take(
    {
      kind: 'picture',
      camera: name,
      fields: [],
      picture: { kind: 'encoded', format: 'jpeg', width: 4, height: 2 },
      body,
      bytes: body.byteLength,
      ...(replay === undefined ? {} : { replay: { key: replay, camera: name } }),
    },
    {
      peer: name,
      source: { knownBy: 'connection', id: name, label: name },
      mode: 'req-rep',
      isPipelined: false,
      heldMs: 0,
    },
  )
}
let frame = 0

async function localAddress(): Promise<string> {
  return `tcp://127.0.0.1:${await freePort()}`
}

describe('another Camwall', () => {
  test('that takes one camera gets only its frames, knows that the others are live, and notices new ones', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish, prefix: 'barn/' })
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    const names = Array.from({ length: 8 }, (_, index) => `Küche ${index}`)
    const sending = setInterval(() => {
      for (const name of names) sendTo(house, name)
    }, 50)
    closing.push(() => clearInterval(sending))
    const here = (name: string) => wall.camwall.cameras.find((one) => one.name === `barn/${name}`)
    const received = (name: string) => here(name)?.received ?? 0
    await until('all cameras', () => names.every((name) => received(name) > 5))

    const [shown = '', ...others] = names
    wall.reader.setDemand((camera) => (camera === `barn/${shown}` ? Infinity : 0))
    /** The frames of the others while 100 of the shown one came. */
    const extra = async () => {
      const sum = () => others.reduce((all, name) => all + received(name), 0)
      const before = { shown: received(shown), others: sum() }
      await until('frames of one', () => received(shown) >= before.shown + 100)
      return sum() - before.others
    }
    await extra()
    expect(await extra()).toBe(0)
    expect(others.map((name) => here(name)?.state)).toEqual(others.map(() => 'live'))
    expect(here('Küche 1')?.warnings).toEqual([])

    names.push('New')
    await until('the new one', () => received('New') > 0)
    wall.reader.setDemand(Infinity)
    const before = new Map(names.map((name) => [name, received(name)]))
    await until('all of them again', () =>
      names.every((name) => received(name) > (before.get(name) ?? 0) + 5),
    )
  }, 60_000)

  test('gets no frames of a camera whose name it does not allow, as long as that is so', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    const wall = await openHouse(closing, {
      flags: { mode: 'pub-sub', connect: [publish], allowNames: ['Barn'] },
    })
    const sending = setInterval(() => {
      for (const name of ['Barn', 'Yard']) sendTo(house, name)
    }, 50)
    closing.push(() => clearInterval(sending))
    const received = (camera: string) =>
      wall.camwall.cameras.find(({ name }) => name === camera)?.received ?? 0
    const refused = () => wall.camwall.refused[0]?.times ?? 0
    /** The frames of Yard while 20 of Barn came. */
    const extra = async () => {
      const before = { received: received('Barn'), refused: refused() }
      await until('frames of Barn', () => received('Barn') >= before.received + 20)
      return refused() - before.refused
    }
    /** Ends soon, or the test's time limit ends it. */
    const noneComes = async () => {
      while ((await extra()) > 0);
    }
    await until('Yard is refused', () => refused() > 0)
    await noneComes()
    wall.camwall.settings.change(hubSection, { allowNames: [] })
    await until('Yard is received', () => received('Yard') > 5)
    wall.camwall.settings.change(hubSection, { allowNames: ['Barn'] })
    await noneComes()
  }, 60_000)

  test('gets no replayed camera, and is not told of any', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    house.camwall.feed.replayWith('key')
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    const sending = setInterval(() => {
      sendTo(house, 'Gate', 'key')
      sendTo(house, 'Barn')
    }, 50)
    closing.push(() => clearInterval(sending))
    await until('the live camera', () => (wall.camwall.cameras[0]?.received ?? 0) > 20)
    expect(house.camwall.cameras.map(({ name }) => name).toSorted()).toEqual(['Barn', '▶ Gate'])
    expect(wall.camwall.cameras.map(({ name }) => name)).toEqual(['Barn'])
  })

  test('gets every camera on and on when many come, pause and come again', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    await until('the wall is connected', () => wall.camwall.connections === 1)
    const names = Array.from({ length: 40 }, (_, index) => `Camera ${index}`)
    let sentAt = -Infinity
    const sendAll = () => {
      if (performance.now() - sentAt < 50) return
      sentAt = performance.now()
      for (const name of names) sendTo(house, name)
    }
    const counts = () => new Map(wall.camwall.cameras.map(({ name, received }) => [name, received]))
    for (const round of ['first', 'second']) {
      const before = counts()
      await until(`all cameras in the ${round} round`, () => {
        sendAll()
        const now = counts()
        return names.every((name) => (now.get(name) ?? 0) > (before.get(name) ?? 0) + 5)
      })
      await until('all are quiet', () => performance.now() - sentAt > 1.2 * QUIET_AFTER_MS)
    }
  })

  test('that encrypts gets the cameras if its key is known; in the clear nobody does', async () => {
    const publish = await localAddress()
    const keyOf = async ({ camwall }: OpenHouse) => {
      await until('the hub has its key', () => camwall.hubKey !== undefined)
      return camwall.hubKey ?? ''
    }
    const house = await openHouse(closing)
    house.camwall.settings.change(publishSection, { address: publish })
    const plain = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    await until('somebody subscribes in the clear', () => plain.camwall.connections === 1)
    // From now on that connection must not be used any more.
    house.camwall.settings.change(hubSection, { encrypt: true })
    const connect = [`${publish} ${await keyOf(house)}`]
    const wall = await openHouse(closing, { flags: { encrypt: true, mode: 'pub-sub', connect } })
    house.camwall.settings.change(hubSection, { senderKeys: [await keyOf(wall)] })
    sendTo(house, 'Barn')
    await until('the wall is connected', () => wall.camwall.connections === 1)
    await until('the wall has the camera', () => wall.camwall.state.totals.bytes > 0)
    expect(plain.camwall.state.totals.bytes).toBe(0)
  })

  test('two hubs that receive from each other are noticed, and names do not grow', async () => {
    const [one, other] = [await localAddress(), await localAddress()]
    const open = async (address: string, connect: string, prefix: string) => {
      const house = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [connect] } })
      house.camwall.settings.change(publishSection, { address, prefix })
      return house
    }
    const camera = await openImageSender({ mode: 'pub-sub', bind: 'tcp://127.0.0.1:*' })
    closing.push(() => camera.close())
    const first = await open(one, other, 'a/')
    await open(other, one, 'b/')
    first.camwall.settings.change(hubSection, { connect: [other, camera.address] })
    const names = () => first.camwall.cameras.map(({ name }) => name)
    const picture = await readFile(resolve(import.meta.dirname, '../../docs/images/wall.jpg'))
    await until('the camera comes back', () => {
      void camera.sendJpg('Barn', picture)
      return names().includes('b/a/Barn')
    })
    await until('the loop is noticed', () =>
      first.camwall.state.notices.some(({ what }) => what.key === 'notice.publish-loop'),
    )
    expect(names().sort()).toEqual(['Barn', 'b/a/Barn'])
  })
})
