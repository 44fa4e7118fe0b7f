/** A limit that is set in the settings while real senders run paces them at the source. */
import type { Page } from '@playwright/test'
import type { PythonProgram, SentFrame } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { tiles } from './tiles.ts'

needsPython()

const FAST = 'Fast'
const OTHERS = ['Barn', 'Yard', 'Gate']
/** So low that a busy machine is above it. */
const WALL_LIMIT = 8

/** The frames of each camera, and frames a second of all together, until this many frames are answered. */
async function watch(senders: PythonProgram<SentFrame>, frames: number) {
  const before = senders.lines.length
  const start = performance.now()
  await senders.until(({ length }) => length >= before + frames)
  const seconds = (performance.now() - start) / 1000
  const sent = senders.lines.slice(before)
  const of = (camera: string) => sent.filter(({ name }) => name === camera).length
  return { perSecond: sent.length / seconds, fast: of(FAST), others: OTHERS.map(of) }
}

async function limit(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(text)
  await field.press('Enter')
}

test('a limit for the whole wall slows every sender to an equal share; without it they are fast again', async ({
  stage,
}) => {
  const wall = await stage.start()
  const senders = stage.senders(
    [FAST, ...OTHERS].map((name) => ({
      name,
      kind: 'jpg',
      colour: [200, 120, 40],
      mode: 'req-rep',
      address: wall.address,
      fps: name === FAST ? 100 : 4,
    })),
  )
  await expect(tiles(wall.page)).toHaveCount(4)
  await wall.page.getByRole('button', { name: 'Settings', exact: true }).click()
  const unlimited = await watch(senders, 40)
  expect(unlimited.perSecond).toBeGreaterThan(1.5 * WALL_LIMIT)
  expect(unlimited.fast).toBeGreaterThan(1.5 * Math.max(...unlimited.others))

  await limit(wall.page, 'Max fps for the whole wall', '0')
  await expect(wall.page.getByText(/whole number from 1 to 61440/)).toBeVisible()
  await limit(wall.page, 'Max fps for the whole wall', `${WALL_LIMIT}`)
  await expect(wall.page.getByText(/whole number from/)).toHaveCount(0)
  await watch(senders, 2 * (1 + OTHERS.length)) // Skips replies that were sent before the change.
  const limited = await watch(senders, 40)
  expect(limited.perSecond).toBeLessThan(1.1 * WALL_LIMIT)
  expect(limited.perSecond).toBeGreaterThan(0.7 * WALL_LIMIT)
  for (const frames of [limited.fast, ...limited.others]) {
    expect(frames).toBeGreaterThanOrEqual(8)
    expect(frames).toBeLessThanOrEqual(12)
  }

  await limit(wall.page, 'Max fps for the whole wall', '')
  await watch(senders, 10)
  expect((await watch(senders, 40)).perSecond).toBeGreaterThan(1.5 * WALL_LIMIT)
})
