/** The rates that a layout sets, with real senders: every frame of the tile that is looked at, and a few of the others. */
import type { PythonProgram, SentFrame } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

const FIRST = 'Barn'
const SECOND = 'Yard'
const OTHERS = ['Gate', 'Shed', 'Mill', 'Pond', 'Lane', 'Well']
const NAMES = [FIRST, SECOND, ...OTHERS]
const FULL = 30
const PACE = 5

/** The frames that each camera sends until one of them has sent some more, and the seconds that this takes. */
async function watch(senders: PythonProgram<SentFrame>, camera: string, frames: number) {
  const before = senders.lines.length
  const start = performance.now()
  const sent = (name: string) =>
    senders.lines.slice(before).filter((line) => line.name === name).length
  await senders.until(() => sent(camera) >= frames)
  const seconds = (performance.now() - start) / 1000
  return { seconds, sent: Object.fromEntries(NAMES.map((name) => [name, sent(name)])) }
}

test('the selected tile has the full rate, and the others the rate of the layout, at the source', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { page } = wall
  const senders = stage.senders(
    NAMES.map((name) => ({
      ...{ name, kind: 'jpg', mode: 'req-rep', address: wall.address, fps: FULL },
      ...{ colour: [200, 120, 40], width: 160, height: 120 },
    })),
  )
  await expect(tiles(page)).toHaveCount(NAMES.length)
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: `${PACE} fps` }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')

  await tile(page, FIRST).click()
  await watch(senders, OTHERS[0] ?? '', 3) // Skips frames that were sent before the change.
  const { seconds, sent } = await watch(senders, OTHERS[0] ?? '', 4 * PACE)
  for (const name of [SECOND, ...OTHERS]) {
    const fps = (sent[name] ?? 0) / seconds
    expect(fps, name).toBeLessThan(1.1 * PACE)
    expect(fps, name).toBeGreaterThan(0.7 * PACE) // A busy machine sends less.
  }
  expect((sent[FIRST] ?? 0) / seconds).toBeGreaterThan(3 * PACE)

  // The rates follow the selection: within the second one's next frames, the first one is slow.
  await tile(page, SECOND).click()
  await watch(senders, SECOND, PACE)
  const after = await watch(senders, SECOND, 4 * PACE)
  expect(after.sent[FIRST]).toBeLessThan(2 * PACE)
  for (const name of NAMES) await expect(tile(page, name)).toHaveAttribute('data-state', 'live')

  const { totals } = await wall.quit()
  const onTheirWay = totals.received - totals.painted - totals.unchanged - totals.dropped
  expect(onTheirWay).toBeGreaterThanOrEqual(0)
  expect(onTheirWay).toBeLessThanOrEqual(NAMES.length)
})
