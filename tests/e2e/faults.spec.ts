/** Faults inside Camwall: a thread or a process of it ends, and the wall goes on by itself. */
import type { Page } from '@playwright/test'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { expect, needsPython, test, type Stage, type Wall } from './camwall.ts'
import { expectColour, tile } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const CAMERAS = ['Barn', 'Yard', 'Gate', 'Pond']

/** Four cameras, the first one with a colour to look for. */
async function liveWall(stage: Stage): Promise<Wall> {
  const wall = await stage.start()
  stage.senders(
    CAMERAS.map((name) => ({
      name,
      kind: 'jpg',
      colour: [40, 80, 200],
      mode: 'req-rep',
      address: wall.address,
      fps: 20,
    })),
  )
  for (const camera of CAMERAS)
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  await expectPainting(wall.page)
  return wall
}

/** Frames that each camera has had painted. */
function painted(page: Page): Promise<number[]> {
  return page.evaluate(async () =>
    (await window.camwall.request('wall:open')).cameras.map(({ painted }) => painted),
  )
}

/** Every camera is painted some frames more. */
async function expectPainting(page: Page): Promise<void> {
  const before = await painted(page)
  const go = async () =>
    (await painted(page)).every((count, index) => count > (before[index] ?? 0) + 2)
  await expect.poll(go).toBe(true)
  await expectColour(page, 'Barn', [0.2, 0.4], [200, 80, 40])
}

const ENDS = {
  throws: 'setTimeout(() => { throw new Error("a fault") })',
  'has a promise that fails': 'void Promise.reject(new Error("a fault"))',
  'is gone without a word': 'self.close()',
} as const

for (const [what, code] of Object.entries(ENDS))
  test(`a painting worker that ${what} is started again`, async ({ stage }) => {
    // Told of a worker that has not ended yet, and never of one that has.
    stage.expectErrors(/^a fault$/)
    const { page } = await liveWall(stage)
    for (const round of [1, 2]) {
      const [worker] = page.workers()
      const next = page.waitForEvent('worker')
      await worker?.evaluate(code)
      await next
      await expectPainting(page)
      await expect(page.getByText(/painter ended/)).toBeVisible()
      if (round > 1) await expect(page.getByText(/painter ended.*×2/s)).toBeVisible()
      expect(await page.locator('canvas').count()).toBe(1)
    }
  })

test('a GPU process that is killed takes no tile with it', async ({ stage }) => {
  const { app, page } = await liveWall(stage)
  for (const round of [1, 2]) {
    const pids = await app.evaluate(({ app }) =>
      app.getAppMetrics().flatMap(({ type, pid }) => (type === 'GPU' ? [pid] : [])),
    )
    expect(pids.length, `GPU processes in round ${round}`).toBe(1)
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await expectPainting(page)
  }
})
