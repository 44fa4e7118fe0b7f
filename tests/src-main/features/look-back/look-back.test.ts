/** Look-back in the whole of Camwall, by its settings and requests. */
import { expect, test } from 'vitest'
import type { RequestingWindow } from '../../../../src-main/app/request-context.ts'
import type { PastFrame } from '../../../../src-main/capture/past.ts'
import { lookBackSection } from '../../../../src-main/features/look-back/contract.ts'
import { aWindow } from '../../../support/a-window.ts'
import { closeAfterThis } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'

test('it is off until it is turned on, and then keeps what arrives', async (context) => {
  const { camwall, request, reader } = await openHouse(closeAfterThis(context))
  reader.setDemand(0)
  const begin = Date.now() - 10_000
  const take = (second: number) =>
    camwall.feed.take(picture('Barn', second), anArrival(), {
      at: begin + 1000 * second,
      steady: 1000 * second,
    })
  take(0)
  expect(await request('look-back:kept')).toMatchObject({ range: undefined, bytes: 0, cameras: 0 })
  expect(camwall.feed.demandOf('Barn')).toBe(0)

  camwall.settings.change(lookBackSection, { isOn: true, fps: 5 })
  expect(camwall.feed.demandOf('Barn')).toBe(5)
  for (const second of [1, 2, 3]) take(second)
  const kept = await request('look-back:kept')
  expect(kept).toMatchObject({
    range: { from: begin, to: begin + 3000 },
    frames: 4,
    cameras: 1,
    seconds: 3,
    mostSeconds: 3,
    begins: [begin],
  })
  const step = (second: number, by: 1 | -1) =>
    request('look-back:step', 'Barn', begin + 1000 * second, by)
  expect(await step(2.5, -1)).toBe(begin + 1000)
  expect(await step(2.5, 1)).toBe(begin + 3000)
  expect(await step(0, -1)).toBeUndefined()
  expect(await step(3, 1)).toBeUndefined()

  take(4)
  camwall.feed.take(picture('Yard'), anArrival({ peer: 'yard' }), {
    at: begin + 4000,
    steady: 4000,
  })
  expect(await request('look-back:show', begin + 3500)).toEqual(['Yard'])
  expect(await request('look-back:show', begin + 4000)).toEqual([])

  camwall.settings.change(lookBackSection, { isOn: false })
  expect(await request('look-back:kept')).toMatchObject({ bytes: 0, frames: 0 })
  expect(camwall.feed.demandOf('Barn')).toBe(0)
})

test('values are read of the past picture that a window shows, and of no other one', async (context) => {
  const { camwall, requestOf } = await openHouse(closeAfterThis(context))
  const values = { kind: 'uint', bytes: 1, isBigEndian: false } as const
  const raw = { kind: 'raw', values, channels: 1, width: 1, height: 1 } as const
  const rawOf = (value: number) => ({ ...picture('Barn', value), picture: raw }) as const
  camwall.feed.take(rawOf(7), anArrival())
  const point = { camera: 'Barn', x: 0, y: 0 }
  const read = async (window: RequestingWindow) => {
    const [reading] = await requestOf(window)('values:read', [point])
    return reading?.channels.map(({ value }) => value)
  }
  const past: PastFrame = {
    ...{ camera: 'Barn', fields: [], picture: raw, sentAt: undefined, arrivedAt: 1000, time: 1000 },
    body: Uint8Array.of(5),
  }
  expect(await read(aWindow())).toEqual(['7'])
  expect(await read(aWindow({ isLive: false, pastOf: () => past }))).toEqual(['5'])
  expect(await read(aWindow({ isLive: false }))).toBeUndefined()
})
