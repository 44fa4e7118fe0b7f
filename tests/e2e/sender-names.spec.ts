/** Names of real senders on the wall: made-up ones are one tile, shared ones are marked, and readings are shown. */
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

test('each sender has one tile, whatever it sends; its readings and a shared name are shown', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { address, page } = wall
  const cases = ['counter', 'dict-of-pi', 'same-name', 'same-name-jpg', 'sizes']
  const plans = cases.map((one) => ({ case: one, mode: 'req-rep', address, seconds: 60, fps: 10 }))
  const senders = new PythonProgram('sender_names.py', [JSON.stringify(plans)])
  try {
    await expect(tile(page, 'counter_…')).toBeVisible()
    await expect(tiles(page)).toHaveCount(4)
    const names = ['counter_…', 'dict pi', 'same name', 'sizes']
    expect((await namesInOrder(page)).sort()).toEqual(names)
    await expect(page.getByText('All its frames are shown as “counter_…”')).toBeVisible()
    await expectColour(page, 'counter_…', [0.5, 0.4], [200, 120, 10])

    const pi = tile(page, 'dict pi')
    await expect(pi.locator('.tile-foot')).toHaveAttribute('title', /^object_temp [\d.]+$/)
    await pi.hover()
    await expect(pi.locator('.tile-readings')).toHaveText(/^object_temp [\d.]+$/)
    await expect(pi.locator('.tile-readings')).toBeVisible()

    const mark = page.getByRole('img', { name: 'Two senders use this name.' })
    await expect(mark).toHaveCount(1)
    await expect(tile(page, 'same name')).toContainText('same name')

    // The tile of pictures whose size changes keeps its place and its size.
    const before = await tile(page, 'sizes').boundingBox()
    await expect(tile(page, 'sizes')).toContainText(/[5-9]\d* not shown/)
    expect(await tile(page, 'sizes').boundingBox()).toEqual(before)
  } finally {
    await senders.kill()
  }
})
