/** Faults inside Camwall: a thread or a process ends, and the wall recovers by itself. */
import type { Page } from '@playwright/test'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { expect, needsPython } from './camwall.ts'
import { notices } from './notices.ts'
import { restartPainter } from './painter.ts'
import { withSharedWall } from './shared-wall.ts'
import { stateOf, topicsOf } from './state.ts'
import { expectColour, tile } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const CAMERAS = ['Barn', 'Yard', 'Gate', 'Pond']

/** Four cameras; each test begins without notices. */
const test = withSharedWall(
  async (stage) => {
    const wall = await stage.start()
    stage.senders(
      CAMERAS.map((name) => ({
        name,
        kind: 'jpg',
        colour: [40, 80, 200],
        mode: 'req-rep',
        address: wall.address,
        fps: 10,
      })),
    )
    return wall
  },
  async ({ page }) => {
    for (const camera of CAMERAS)
      await expect(tile(page, camera)).toHaveAttribute('data-state', 'live')
    const { notices: shown } = await topicsOf(page)
    await page.evaluate(
      (ids) => window.camwall.request('notice:dismiss', ids),
      shown.map(({ id }) => id),
    )
    await expect(notices(page)).toHaveCount(0)
    await expectPainting(page)
  },
)

/** The painted frames of each camera. */
async function painted(page: Page): Promise<number[]> {
  return (await stateOf(page)).cameras.map(({ painted }) => painted)
}

/** Resolves when some more frames of every camera are painted. */
async function expectPainting(page: Page): Promise<void> {
  const before = await painted(page)
  const go = async () =>
    (await painted(page)).every((count, index) => count > (before[index] ?? 0) + 2)
  await expect.poll(go).toBe(true)
  await expectColour(page, 'Barn', [0.2, 0.4], [200, 80, 40])
}

/** Each of them after the answer to the test, which a worker that has ended would not give. */
const ENDS = {
  throws: 'setTimeout(() => { throw new Error("a fault") })',
  'has a promise that fails': 'setTimeout(() => void Promise.reject(new Error("a fault")))',
  'ends silently': 'setTimeout(() => self.close())',
} as const

for (const [what, code] of Object.entries(ENDS))
  test(`a painting worker that ${what} is restarted`, async ({ wall: { page }, expectErrors }) => {
    // Reported for a worker that is still running, and never for one that has ended.
    expectErrors(/^Error: a fault$/m)
    for (const round of [1, 2]) {
      await restartPainter(page, code)
      await expectPainting(page)
      await expect(page.getByText(/The painter stopped/)).toBeVisible()
      if (round > 1) await expect(page.getByText(/The painter stopped.*×2/s)).toBeVisible()
      expect(await page.locator('canvas').count()).toBe(1)
    }
  })

test('a page that an error leaves empty is loaded again', async ({
  wall: { app, page },
  expectErrors,
}) => {
  expectErrors(/reading 'length'/)
  await app.evaluate(() =>
    globalThis.camwallForTests.windows.all[0]?.send({ topics: { missing: undefined } }),
  )
  await expect(page.getByText(/The page of the wall stopped/)).toBeVisible()
  await expectPainting(page)
})

/** Chromium alone would end the program when the process had ended three times, or six if it had drawn with a GPU before. */
test('killing the GPU process loses no tile, however often', async ({ wall: { app, page } }) => {
  for (let round = 1; round <= 5; round++) {
    const pids = await app.evaluate(({ app }) =>
      app.getAppMetrics().flatMap(({ type, pid }) => (type === 'GPU' ? [pid] : [])),
    )
    expect(pids.length, `GPU processes in round ${round}`).toBe(1)
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await expectPainting(page)
  }
})
