/** One Camwall for all tests of a file, because a start takes seconds. Each test begins in the same state. */
import { expect, openStage, test, type OpenStage, type Stage, type Wall } from './camwall.ts'

interface Shared<W extends Wall> extends OpenStage {
  readonly wall: W
}

/**
 * Playwright starts a worker for each file that calls this, and another one after a failed test: no test sees what a failed
 * one has left behind.
 *
 * @param start - starts Camwall, and what all tests need
 * @param reset - undoes what a test may have done; it runs before each test
 */
export function withSharedWall<W extends Wall>(
  start: (stage: Stage) => Promise<W>,
  reset: (wall: W) => Promise<void>,
) {
  return test.extend<{ wall: W; expectErrors: Stage['expectErrors'] }, { shared: Shared<W> }>({
    shared: [
      async ({}, use) => {
        const open = await openStage()
        await use({ ...open, wall: await start(open.stage) })
        await open.close()
      },
      { scope: 'worker' },
    ],
    wall: async ({ shared }, use, testInfo) => {
      await reset(shared.wall)
      await use(shared.wall)
      if (testInfo.errors.length > 0) shared.printLog()
      expect(shared.takeErrors(), 'errors on the console of the page').toEqual([])
    },
    expectErrors: async ({ shared }, use) => use((pattern) => shared.stage.expectErrors(pattern)),
  })
}
