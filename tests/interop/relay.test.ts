/** Two sites, a relay in a process of its own, and walls: encrypted on both sides, over links that are cut. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { curveKeyPair, Subscriber } from 'zeromq'
import { expect, test } from 'vitest'
import { hubSection } from '../../src-main/contract/settings.ts'
import { publishSection, type RelayTopics } from '../../src-main/features/publish/contract.ts'
import { openImageSender } from '../../src-main/receive/imagezmq/image-sender.ts'
import { aFolder, closeAfterEach } from '../support/guarded-hub.ts'
import { Forwarder } from '../support/forwarder.ts'
import { freePorts } from '../support/free-port.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { openHouse, type OpenHouse } from '../support/open-house.ts'
import { until } from '../support/until.ts'

const closing = closeAfterEach()

/** Of each camera, which would send as fast as it can. */
const FPS = 20

interface StartedRelay {
  readonly process: ChildProcess
  readonly key: string
}

async function startRelay(flags: readonly string[]): Promise<StartedRelay> {
  const { process: relay, lines } = await startNodeProgram('relay', { flags }, closing)
  return { process: relay, key: /public key is (\S{40});/.exec(lines.join('\n'))?.[1] ?? '' }
}

/** A hub with a camera of the name `Barn`. */
async function openSite(): Promise<OpenHouse> {
  const house = await openHouse(closing)
  house.reader.setDemand(0)
  house.camwall.settings.change(hubSection, { maxFps: FPS })
  const camera = await openImageSender({ mode: 'req-rep', connect: house.address })
  closing.push(() => camera.close())
  const picture = await readFile(resolve(import.meta.dirname, '../../docs/images/wall.jpg'))
  const send = async () => {
    for (;;) await camera.sendJpg('Barn', picture)
  }
  send().catch(() => undefined) // Ends when it is closed.
  return house
}

/** It encrypts, and connects to nothing yet. */
function openWall(): Promise<OpenHouse> {
  return openHouse(closing, { flags: { mode: 'pub-sub', encrypt: true } })
}

function namesOf({ camwall }: OpenHouse): readonly string[] {
  return camwall.cameras
    .filter(({ state }) => state === 'live')
    .map(({ name }) => name)
    .sort()
}

test('a link carries what is watched, encrypted; it comes back when it was cut, and the relay was killed', async () => {
  const folder = await aFolder(closing)
  const [sites = 0, walls = 0] = await freePorts(2)
  const [north, south, wall] = [await openSite(), await openSite(), await openWall()]
  const keys = await Promise.all([north, south, wall].map(({ camwall }) => camwall.openKey()))
  const [northKey = '', southKey = '', wallKey = ''] = keys.map(({ publicKey }) => publicKey)
  const program = curveKeyPair()
  const flags = [
    ...['--sites', `tcp://127.0.0.1:${sites}`, '--walls', `tcp://127.0.0.1:${walls}`],
    // A key may begin with a dash.
    ...[`--site-key=${northKey}`, `--site-key=${southKey}`],
    ...[`--wall-key=${wallKey}`, `--wall-key=${program.publicKey}`],
    ...['--user-data-dir', folder],
  ]
  const relay = await startRelay(flags)
  const links = [await Forwarder.open(sites), await Forwarder.open(sites)] as const
  for (const link of links) {
    closing.push(() => link.close())
    link.record()
  }
  for (const [index, { camwall }] of [north, south].entries())
    camwall.settings.change(publishSection, {
      relays: [`${links[index]?.address ?? ''} ${relay.key}`],
      prefix: index === 0 ? 'north/' : 'south/',
    })

  // One camera of one site is watched.
  const watcher = new Subscriber({
    curveServerKey: relay.key,
    curvePublicKey: program.publicKey,
    curveSecretKey: program.secretKey,
    linger: 0,
  })
  closing.push(() => watcher.close())
  watcher.subscribe('{"msg": "south/Barn"')
  watcher.connect(`tcp://127.0.0.1:${walls}`)
  for (let frame = 0; frame < 5; frame++)
    expect(String((await watcher.receive())[0])).toContain('south/Barn')
  const [ofNorth, ofSouth] = links.map(({ bytes }) => bytes)
  const picture = await readFile(resolve(import.meta.dirname, '../../docs/images/wall.jpg'))
  expect(ofSouth?.byteLength).toBeGreaterThan(5 * picture.byteLength)
  expect(ofNorth?.byteLength).toBeLessThan(picture.byteLength / 10)
  expect(ofSouth?.includes('south/Barn')).toBe(false)

  // A wall watches both.
  wall.camwall.settings.change(hubSection, { connect: [`tcp://127.0.0.1:${walls} ${relay.key}`] })
  const both = ['north/Barn', 'south/Barn']
  await until('the wall has both cameras', () => isDeepStrictEqual(namesOf(wall), both))

  // As when a router loses its state: the connection is there, and nothing comes through any more.
  const receivedOf = (name: string) =>
    wall.camwall.cameras.find((camera) => camera.name === name)?.received ?? 0
  for (const link of links) link.swallow()
  const before = both.map(receivedOf)
  await until('both links are back', () =>
    both.every((name, index) => receivedOf(name) > (before[index] ?? 0) + 5),
  )

  relay.process.kill('SIGKILL')
  await once(relay.process, 'exit')
  expect((await startRelay(flags)).key).toBe(relay.key)
  const atRestart = both.map(receivedOf)
  await until('both are back after the restart', () =>
    both.every((name, index) => receivedOf(name) > (atRestart[index] ?? 0) + 5),
  )
})

test('who has no key that is allowed gets nothing, and cannot publish', async () => {
  const folder = await aFolder(closing)
  const [sites = 0, walls = 0] = await freePorts(2)
  const [site, stranger] = [await openSite(), await openSite()]
  const { publicKey } = await site.camwall.openKey()
  const program = curveKeyPair()
  const relay = await startRelay([
    ...['--sites', `tcp://127.0.0.1:${sites}`, '--walls', `tcp://127.0.0.1:${walls}`],
    ...[`--site-key=${publicKey}`, `--wall-key=${program.publicKey}`, '--user-data-dir', folder],
  ])
  for (const [{ camwall }, prefix] of [
    [site, 'site/'],
    [stranger, 'stranger/'],
  ] as const)
    camwall.settings.change(publishSection, {
      relays: [`tcp://127.0.0.1:${sites} ${relay.key}`],
      prefix,
    })
  const relaysOf = ({ camwall }: OpenHouse) =>
    (camwall.publisher.published.topics as Partial<RelayTopics>).relays?.[0]?.kind
  await until('the site is connected', () => relaysOf(site) === 'connected')
  await until('the stranger is refused', () => relaysOf(stranger) === 'refused')

  const subscribe = (keys: object) => {
    const socket = new Subscriber({ ...keys, linger: 0, receiveTimeout: 1000 })
    closing.push(() => socket.close())
    socket.subscribe()
    socket.connect(`tcp://127.0.0.1:${walls}`)
    return socket
  }
  const keysOf = ({ publicKey: curvePublicKey, secretKey: curveSecretKey }: typeof program) => ({
    ...{ curveServerKey: relay.key, curvePublicKey, curveSecretKey },
  })
  const [plain, unknown] = [subscribe({}), subscribe(keysOf(curveKeyPair()))]
  const admitted = subscribe(keysOf(program))
  for (let frame = 0; frame < 5; frame++)
    expect(String((await admitted.receive())[0])).toContain('"site/Barn"')
  for (const socket of [plain, unknown]) await expect(socket.receive()).rejects.toThrow()
})
