/** The whole Camwall with hostile messages and connections: a short run of `npm run fuzz` with fixed counts. */
import { attack } from '../hostile/attack.ts'
import '../support/for-tests.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { tile } from './tiles.ts'

needsPython()

const MESSAGES = 2000
const CONNECTIONS = 100
const GOOD = ['Barn', 'Yard']

test('each hostile request is answered, and the good cameras stay live', async ({ stage }) => {
  const wall = await stage.start()
  stage.senders(
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
  const port = Number(new URL(wall.address).port)
  const counts = await attack({ port, messages: MESSAGES, connections: CONNECTIONS, seed: 7 })
  expect(counts).toEqual({
    requests: { sent: MESSAGES, answered: MESSAGES },
    connections: CONNECTIONS,
  })

  const before = await leastPainted(wall)
  await expect.poll(() => leastPainted(wall)).toBeGreaterThan(before + 10)
  for (const camera of GOOD)
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  const { cameras, totals } = await wall.quit()
  for (const { name, received, painted, dropped, malformed } of cameras)
    if (GOOD.includes(name)) {
      expect(malformed).toBe(0)
      expect(painted + dropped).toBeLessThanOrEqual(received)
    }
  expect(totals.malformed).toBeGreaterThan(MESSAGES / 10)
})

/** Frames of the good camera of which the fewest were painted. */
function leastPainted({ app }: Wall): Promise<number> {
  return app.evaluate((_electron, names) => {
    const { cameras } = globalThis.camwallForTests.camwall
    const counts = cameras.filter(({ name }) => names.includes(name)).map(({ painted }) => painted)
    return Math.min(...counts)
  }, GOOD)
}
