/** Cameras that are published again: for the unmodified Python hub. */
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Report } from '../../src-main/app/report/report.ts'
import { publishSection } from '../../src-main/features/publish/contract.ts'
import { freePort } from '../support/free-port.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { openHouse } from '../support/open-house.ts'
import { PYTHON, startPythonHub, startSenders, type SenderPlan } from '../support/python.ts'
import { until } from '../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const COLOUR = [10, 20, 30] as const
/** Taller than what a pipe of the kernel and the queues take, if one subscriber stops. */
const LARGE = { width: 640, height: 480 }

async function localAddress(): Promise<string> {
  return `tcp://127.0.0.1:${await freePort()}`
}

function plan(address: string, names: readonly string[], kind: SenderPlan['kind']): SenderPlan[] {
  return names.map((name) => ({
    ...{ name, mode: 'req-rep', address, kind, colour: COLOUR, fps: 20 },
    ...LARGE,
  }))
}

describe.skipIf(PYTHON === undefined)('published cameras', () => {
  test('the hub on plain Node publishes for Python’s ImageHub, and ends by SIGTERM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-node-hub-'))
    closing.push(() => rm(folder, { recursive: true }))
    const [listen, publish] = [await localAddress(), await localAddress()]
    const report = join(folder, 'report.json')
    const { process: hub } = await startNodeProgram(
      'hub',
      {
        flags: [
          ...['--listen', listen, '--publish', publish, '--publish-prefix', 'barn/'],
          ...['--user-data-dir', folder, '--report', report],
        ],
      },
      closing,
    )
    const python = startPythonHub('pub-sub', publish, 'jpg', 30)
    closing.push(() => python.kill())
    const senders = startSenders(plan(listen, ['Süd', 'West'], 'jpg'))
    closing.push(() => senders.kill())
    await python.end()
    await senders.kill()
    hub.kill('SIGTERM')
    expect(await once(hub, 'exit')).toEqual([0, null])
    const received = python.lines.slice(1)
    expect(new Set(received.map((line) => 'name' in line && line.name))).toEqual(
      new Set(['barn/Süd', 'barn/West']),
    )
    for (const line of received)
      expect(line).toMatchObject({ shape: [LARGE.height, LARGE.width, 3], dtype: 'uint8' })
    const { cameras, requests } = JSON.parse(await readFile(report, 'utf8')) as Report
    expect(cameras.map(({ name }) => name).toSorted()).toEqual(['Süd', 'West'])
    expect(requests.answered).toBe(requests.received)
  })

  test('Python’s ImageHub gets frames alone while a wall is told of the cameras', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    const python = startPythonHub('pub-sub', publish, 'jpg', 100)
    closing.push(() => python.kill())
    const senders = startSenders(plan(house.address, ['Barn', 'Yard'], 'jpg'))
    closing.push(() => senders.kill())
    await until('the wall takes no frames of Yard', () => {
      wall.reader.setDemand((camera) => (camera === 'Barn' ? Infinity : 0))
      return wall.camwall.cameras.length === 2
    })
    await python.end()
    const names = python.lines.slice(1).map((line) => 'name' in line && line.name)
    expect(new Set(names)).toEqual(new Set(['Barn', 'Yard']))
  })

  test('an array is published as it came', async () => {
    const house = await openHouse(closing)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    const python = startPythonHub('pub-sub', publish, 'image', 3)
    closing.push(() => python.kill())
    const senders = startSenders(plan(house.address, ['Yard'], 'bgr'))
    closing.push(() => senders.kill())
    await python.end()
    const { width, height } = LARGE
    const expected = { name: 'Yard', shape: [height, width, 3], dtype: 'uint8', first: COLOUR }
    expect(python.lines.slice(1)).toEqual([expected, expected, expected])
  })

  test('a subscriber that is stopped loses frames alone', async () => {
    const house = await openHouse(closing)
    house.reader.setDemand(0)
    const publish = await localAddress()
    house.camwall.settings.change(publishSection, { address: publish })
    const stopped = startPythonHub('pub-sub', publish, 'image', 1_000_000)
    closing.push(() => stopped.kill())
    const wall = await openHouse(closing, { flags: { mode: 'pub-sub', connect: [publish] } })
    const senders = startSenders(plan(house.address, ['Barn', 'Yard'], 'bgr'))
    closing.push(() => senders.kill())
    await stopped.until((lines) => lines.length > 1)
    await until('the wall has both cameras', () => wall.camwall.cameras.length === 2)
    stopped.pause()
    const sum = (cameras: readonly { readonly received: number }[]) =>
      cameras.reduce((total, { received }) => total + received, 0)
    const before = { hub: sum(house.camwall.cameras), wall: sum(wall.camwall.cameras) }
    // 92 MB: more than the stopped one’s queue and the kernel take.
    await until(
      '100 further frames are received',
      () => sum(house.camwall.cameras) - before.hub >= 100,
    )
    const after = { hub: sum(house.camwall.cameras), wall: sum(wall.camwall.cameras) }
    expect(after.wall - before.wall).toBeGreaterThanOrEqual(0.99 * (after.hub - before.hub) - 2)
    expect(wall.camwall.cameras.map(({ name }) => name).sort()).toEqual(['Barn', 'Yard'])
  })
})
