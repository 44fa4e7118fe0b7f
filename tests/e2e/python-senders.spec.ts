/** Real Python senders on the wall have the right names, pictures and colours. */
import { freePorts } from '../support/free-port.ts'
import type { SenderPlan } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { expectColour, expectColours, tile, tiles, type Colour } from './tiles.ts'

needsPython()

const CAMERAS: readonly (readonly [name: string, kind: SenderPlan['kind'], colour: Colour])[] = [
  ['RPi10', 'jpg', [200, 40, 40]],
  ['RPi06', 'bgr', [40, 200, 40]],
  ['Front door', 'jpg', [40, 40, 200]],
  ['rpi11', 'bgra', [200, 200, 40]],
  ['<b>&"', 'png', [40, 200, 200]],
  ['Küche', 'bgr', [200, 40, 200]],
  ['rpi12|jpg', 'jpg', [230, 230, 230]],
  ['Mikroskop 1', 'gray', [120, 120, 120]],
]

/** Colours in OpenCV's channel order. */
const bgr = ([red, green, blue]: Colour) => [blue, green, red] as const

function nameOf(text: string): string {
  return text.split('|')[0] ?? ''
}

test('eight REQ senders of every kind: eight tiles with the right names and colours', async ({
  stage,
}) => {
  const wall = await stage.start()
  const senders = stage.senders(
    CAMERAS.map(([name, kind, colour]) => ({
      name,
      kind,
      colour: bgr(colour),
      mode: 'req-rep',
      address: wall.address,
    })),
  )
  await expect(tiles(wall.page)).toHaveCount(CAMERAS.length)
  for (const [text, , colour] of CAMERAS) {
    const name = nameOf(text)
    await expect(tile(wall.page, name)).toContainText(name)
    await expectColours(wall.page, [
      [name, 0.25, 0.3, colour],
      [name, 0.75, 0.3, colour],
      [name, 0.7, 0.65, [0, 0, 0]],
    ])
  }
  expect(senders.lines.every(({ reply }) => reply === 'OK')).toBe(true)

  const report = await wall.quit()
  expect(report.cameras.map(({ name }) => name).sort()).toEqual(
    CAMERAS.map(([text]) => nameOf(text)).sort(),
  )
  for (const camera of report.cameras) {
    expect(camera).toMatchObject({ mode: 'req-rep', malformed: 0, width: 320, height: 240 })
    expect(camera.painted).toBeGreaterThan(0)
    expect(camera.painted + camera.dropped).toBeLessThanOrEqual(camera.received)
  }
})

test('publishers: one starts late, one stops and returns', async ({ stage }) => {
  const [a = 0, b = 0, late = 0] = await freePorts(3)
  const wall = await stage.start(
    ...['--mode', 'pub-sub'],
    ...[a, b, late].flatMap((port) => ['--connect', `tcp://127.0.0.1:${port}`]),
  )
  const publisher = (name: string, port: number, colour: Colour): SenderPlan => ({
    name,
    kind: 'jpg',
    colour: bgr(colour),
    mode: 'pub-sub',
    address: `tcp://*:${port}`,
  })
  stage.senders([publisher('Barn', a, [200, 40, 40])])
  const yard = stage.senders([publisher('Yard', b, [40, 200, 40])])
  await expect(tiles(wall.page)).toHaveCount(2)
  await expectColour(wall.page, 'Barn', [0.25, 0.3], [200, 40, 40])

  stage.senders([publisher('Late', late, [40, 40, 200])])
  await expect(tiles(wall.page)).toHaveCount(3)
  await expectColour(wall.page, 'Late', [0.25, 0.3], [40, 40, 200])

  await yard.kill()
  await expect(tile(wall.page, 'Yard')).toHaveAttribute('data-state', 'gone')
  stage.senders([publisher('Yard', b, [200, 40, 200])])
  await expect(tile(wall.page, 'Yard')).toHaveAttribute('data-state', 'live')
  await expectColour(wall.page, 'Yard', [0.25, 0.3], [200, 40, 200])

  const report = await wall.quit()
  for (const camera of report.cameras)
    expect(camera).toMatchObject({ mode: 'pub-sub', malformed: 0 })
})

test('a camera that stops is dimmed and shows for how long; one that disconnected is gone', async ({
  stage,
}) => {
  const wall = await stage.start()
  const plan = { name: 'Barn', kind: 'bgr', mode: 'req-rep', address: wall.address } as const
  const slow = stage.senders([{ ...plan, colour: bgr([200, 200, 200]), fps: 0.05 }])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'stalled')
  await expect(tile(wall.page, 'Barn')).toContainText(/Stalled \d+ s/)
  // At the edge, because the middle is darker still behind the text.
  await expectColour(wall.page, 'Barn', [0.02, 0.3], [110, 110, 110])
  await slow.kill()
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'gone')
  await expect(tile(wall.page, 'Barn')).toContainText(/Gone since/)

  stage.senders([{ ...plan, colour: bgr([200, 40, 40]) }])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')
  await expectColour(wall.page, 'Barn', [0.25, 0.2], [200, 40, 40])
})
