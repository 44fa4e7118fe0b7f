/** One Camwall for all tests of a file, because a start takes seconds. Each test begins in the same state. */
import { expect, openStage, test, type OpenStage, type Stage, type Wall } from './camwall.ts'

interface Shared<W extends Wall> extends OpenStage {
  readonly wall: W
}

/**
 * Playwright starts another worker after a failed test: no test sees what a failed one has left behind. The wall is no fixture
 * of the worker, because each file that has such a fixture gets a worker of its own, whose start takes a second.
 *
 * @param start - starts Camwall, and what all tests need
 * @param reset - undoes what a test may have done; it runs before each test
 */
export function withSharedWall<W extends Wall>(
  start: (stage: Stage) => Promise<W>,
  reset: (wall: W) => Promise<void>,
) {
  let open: OpenStage | undefined
  let started: Promise<Shared<W>> | undefined
  const startOnce = async (): Promise<Shared<W>> => {
    open = await openStage()
    return { ...open, wall: await start(open.stage) }
  }
  const sharing = test.extend<{ shared: Shared<W>; wall: W; expectErrors: Stage['expectErrors'] }>({
    shared: async ({}, use) => use(await (started ??= startOnce())),
    wall: async ({ shared }, use, testInfo) => {
      await reset(shared.wall)
      await use(shared.wall)
      if (testInfo.errors.length > 0) shared.printLog()
      expect(shared.takeErrors(), 'errors on the console of the page').toEqual([])
    },
    expectErrors: async ({ shared }, use) => use((pattern) => shared.stage.expectErrors(pattern)),
  })
  sharing.afterAll(() => open?.close())
  return sharing
}
