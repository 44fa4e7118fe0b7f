/** Several windows with the same cameras paint, count and close independently. */
import type { Page } from '@playwright/test'
import type { ScreenCounts } from '../../src-main/contract/camera.ts'
import type { WindowReport } from '../../src-main/app/report/report.ts'
import '../support/for-tests.ts'
import { clickMenu, expect, needsPython, test, type Stage, type Wall } from './camwall.ts'
import { expectColour, tile, tiles } from './tiles.ts'

needsPython()

const NAMES = Array.from({ length: 16 }, (_, index) => `Pi ${index + 1}`)
/** Colours in OpenCV's channel order. */
const BLUE = [200, 120, 40] as const
const RGB = [40, 120, 200] as const
const FPS = 10

async function wallOfSixteen(stage: Stage): Promise<Wall> {
  const wall = await stage.start()
  stage.senders(
    NAMES.map((name) => ({
      name,
      kind: 'jpg',
      colour: BLUE,
      mode: 'req-rep',
      address: wall.address,
      fps: FPS,
    })),
  )
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  return wall
}

/** Opens another window, smaller than the first. */
async function openAnother(wall: Wall): Promise<Page> {
  const opened = wall.app.waitForEvent('window')
  await clickMenu(wall, 'new-window')
  const page = await opened
  await wall.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(
        (window) => window.id === Math.max(...BrowserWindow.getAllWindows().map(({ id }) => id)),
      )
      ?.setContentSize(640, 400)
  })
  await expect(tiles(page)).toHaveCount(NAMES.length)
  return page
}

function reports({ app }: Wall): Promise<readonly WindowReport[]> {
  return app.evaluate(() => globalThis.camwallForTests.windows.reports)
}

async function countsOf(wall: Wall, index: number): Promise<ScreenCounts> {
  const counts = (await reports(wall))[index]?.counts
  if (counts === undefined) throw new Error(`There is no window ${index}.`)
  return counts
}

/** Resolves when a window has painted this many more frames. */
async function paints(wall: Wall, index: number, more: number): Promise<void> {
  const { painted } = await countsOf(wall, index)
  await expect
    .poll(async () => (await countsOf(wall, index)).painted)
    .toBeGreaterThanOrEqual(painted + more)
}

function demands({ app }: Wall): Promise<readonly number[]> {
  return app.evaluate(
    (_electron, names) =>
      names.map((name) => globalThis.camwallForTests.camwall.feed.demandOf(name)),
    NAMES,
  )
}

function show({ app }: Wall, index: number, how: 'hide' | 'show'): Promise<void> {
  return app.evaluate(
    (_electron, [index, how]) => globalThis.camwallForTests.windows.all[index]?.window[how](),
    [index, how] as const,
  )
}

const expectSum = ({
  offered,
  painted,
  unchanged,
  dropped,
  undecodable,
  onTheirWay,
}: ScreenCounts) => expect(painted + unchanged + dropped + undecodable + onTheirWay).toBe(offered)

test('two windows of different size paint the same cameras; one that is hidden, crashes or is closed does not affect the other', async ({
  stage,
}) => {
  const wall = await wallOfSixteen(stage)
  const second = await openAnother(wall)

  await test.step('both paint all cameras, and count independently', async () => {
    for (const page of [wall.page, second])
      for (const name of ['Pi 1', 'Pi 16']) await expectColour(page, name, [0.3, 0.3], RGB)
    await Promise.all([paints(wall, 0, 50), paints(wall, 1, 50)])
    const [large, small] = await reports(wall)
    expect(large?.width).toBeGreaterThan(small?.width ?? Infinity)
    for (const window of [large, small]) {
      expect(new Set(window?.tiles.map(({ camera }) => camera))).toEqual(new Set(NAMES))
      if (window !== undefined) expectSum(window.counts)
    }
  })

  await test.step('hidden: its demand ends, that of the other stays', async () => {
    await show(wall, 0, 'hide')
    await expect
      .poll(async () => (await countsOf(wall, 0)).onTheirWay)
      .toBeLessThanOrEqual(NAMES.length)
    const { offered } = await countsOf(wall, 0)
    await paints(wall, 1, 50)
    expect((await countsOf(wall, 0)).offered).toBe(offered)
    expect(new Set(await demands(wall))).toEqual(new Set([Infinity]))
    await show(wall, 1, 'hide')
    expect(new Set(await demands(wall))).toEqual(new Set([0]))
    await show(wall, 0, 'show')
    expect(new Set(await demands(wall))).toEqual(new Set([Infinity]))
    await show(wall, 1, 'show')
  })

  await test.step('its page is killed: the other misses no frame, and the page is reloaded', async () => {
    const before = await countsOf(wall, 0)
    await wall.app.evaluate(() => {
      const page = globalThis.camwallForTests.windows.all[1]?.page
      const gone = new Promise((resolve) => page?.once('render-process-gone', resolve))
      process.kill(page?.getOSProcessId() ?? 0, 'SIGKILL')
      return gone.then(() => undefined)
    })
    await paints(wall, 0, 50)
    await paints(wall, 1, 20)
    const after = await countsOf(wall, 0)
    expectSum(after)
    expect(after.undecodable).toBe(before.undecodable)
  })

  await test.step('one tile is shown solo in one window only', async () => {
    await tile(wall.page, 'Pi 3').dblclick()
    await expect(tiles(wall.page)).toHaveCount(1)
    await expect.poll(async () => (await reports(wall))[1]?.tiles.length).toBe(NAMES.length)
    expect(new Set(await demands(wall))).toEqual(new Set([Infinity]))
    await wall.page.keyboard.press('Escape')
    await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  })

  await test.step('closed: the program continues with the other, and exits with the last', async () => {
    await wall.app.evaluate(() => globalThis.camwallForTests.windows.all[1]?.window.close())
    await expect.poll(async () => (await reports(wall)).length).toBe(1)
    await paints(wall, 0, 50)
    const report = await wall.quit()
    expect(report.windows).toHaveLength(1)
    for (const { counts } of report.windows) expectSum(counts)
    const { painted, dropped, received } = report.totals
    expect(painted + dropped).toBeLessThanOrEqual(received)
  })
})

test('windows reopen at their positions', async ({ stage }) => {
  const wall = await stage.start()
  const opened = wall.app.waitForEvent('window')
  await wall.page.keyboard.press('Control+n')
  await opened
  const bounds = await wall.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)
    windows[1]?.setBounds({ x: 40, y: 60, width: 700, height: 500 })
    return windows.map((window) => window.getBounds())
  })
  expect(bounds).toHaveLength(2)
  await wall.quit()
  const again = await stage.startAgain()
  await expect
    .poll(() =>
      again.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .sort((a, b) => a.id - b.id)
          .map((window) => window.getBounds()),
      ),
    )
    .toEqual(bounds)
  await again.quit()
})

test('a window that a flag opened returns when its monitor is back', async ({ stage }) => {
  const wall = await stage.start('--monitor', '1')
  const [before, moved, after] = await wall.app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    const monitorsAre = (displays: readonly Electron.Display[]) => {
      screen.getAllDisplays = () => [...displays]
      screen.emit('display-metrics-changed')
    }
    const all = screen.getAllDisplays()
    const bounds = [window?.getBounds()]
    monitorsAre(all.map((display) => ({ ...display, bounds: { ...display.bounds, width: 800 } })))
    window?.setBounds({ x: 40, y: 60, width: 700, height: 500 }) // As the system does.
    bounds.push(window?.getBounds())
    monitorsAre(all)
    bounds.push(window?.getBounds())
    return bounds
  })
  expect(moved).not.toEqual(before)
  expect(after).toEqual(before)
  await wall.quit()
})

test('one camera on two tiles is decoded once and painted on both, and one of them is removed', async ({
  stage,
}) => {
  const wall = await stage.start()
  stage.senders([
    { name: 'Barn', kind: 'jpg', colour: BLUE, mode: 'req-rep', address: wall.address, fps: FPS },
  ])
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')
  await tile(wall.page, 'Barn').focus()
  await clickMenu(wall, 'twin-tile')
  await expect(tiles(wall.page)).toHaveCount(2)
  /** The largest difference between each tile's colour and the camera's. */
  const differences = () =>
    wall.app.evaluate(async (_electron, rgb) => {
      const [window] = globalThis.camwallForTests.windows.all
      const picture = await window?.page.capturePage()
      const across = picture?.getSize().width ?? 0
      const bitmap = picture?.toBitmap() ?? Buffer.alloc(0)
      return (window?.report.tiles ?? []).map(({ x, y, width, height }) => {
        const at = (Math.round(y + height / 4) * across + Math.round(x + width / 4)) * 4
        const [blue = 0, green = 0, red = 0] = bitmap.subarray(at, at + 3)
        return Math.max(...[red, green, blue].map((value, i) => Math.abs(value - (rgb[i] ?? 0))))
      })
    }, RGB)
  await expect.poll(async () => (await differences()).filter((by) => by <= 8)).toHaveLength(2)

  const before = (await countsOf(wall, 0)).painted
  await paints(wall, 0, 20)
  const [report] = await reports(wall)
  expect(report?.tiles.map(({ camera }) => camera)).toEqual(['Barn', 'Barn'])
  expect(new Set(report?.tiles.map(({ id }) => id)).size).toBe(2)
  await tiles(wall.page).nth(1).press('Delete')
  await expect(tiles(wall.page)).toHaveCount(1)
  const { work } = await wall.quit()
  // Each frame is drawn on two tiles, and decoded at most as often as it was sent.
  expect(work.tilesDrawn).toBeGreaterThanOrEqual(2 * ((report?.counts.painted ?? 0) - before))
  expect(work.decoded).toBeLessThanOrEqual(work.sent)
})
