/** Look-back in the whole of Camwall, by its settings and requests. */
import { expect, test } from 'vitest'
import { lookBackSection } from '../../../../src-main/features/look-back/contract.ts'
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

  camwall.settings.change(lookBackSection, { isOn: false })
  expect(await request('look-back:kept')).toMatchObject({ bytes: 0, frames: 0 })
  expect(camwall.feed.demandOf('Barn')).toBe(0)
})
