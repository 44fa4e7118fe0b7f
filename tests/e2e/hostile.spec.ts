/** The whole Camwall with hostile messages and connections: a short run of `npm run fuzz` with fixed counts. */
import { attack } from '../hostile/attack.ts'
import { expect, needsPython, test } from './camwall.ts'
import { tile } from './tiles.ts'

needsPython()

const MESSAGES = 2000
const CONNECTIONS = 100
const GOOD = ['Barn', 'Yard']

test('each hostile request is answered, and the good cameras stay live', async ({ stage }) => {
  const wall = await stage.start()
  const senders = stage.senders(
    GOOD.map((name) => ({
      name,
      kind: 'jpg',
      colour: [40, 80, 200],
      mode: 'req-rep',
      address: wall.address,
      fps: 15,
    })),
  )
  for (const camera of GOOD)
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  const sentBefore = senders.lines.length

  const port = Number(new URL(wall.address).port)
  const counts = await attack({ port, messages: MESSAGES, connections: CONNECTIONS, seed: 7 })
  expect(counts).toEqual({
    requests: { sent: MESSAGES, answered: MESSAGES },
    connections: CONNECTIONS,
  })

  await senders.until((lines) => lines.length > sentBefore + 20)
  for (const camera of GOOD)
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  const { cameras, totals } = await wall.quit()
  for (const { name, received, painted, dropped, malformed } of cameras)
    if (GOOD.includes(name)) {
      expect(malformed).toBe(0)
      expect(painted).toBeGreaterThan(20)
      expect(painted + dropped).toBeLessThanOrEqual(received)
    }
  expect(totals.malformed).toBeGreaterThan(MESSAGES / 10)
})
