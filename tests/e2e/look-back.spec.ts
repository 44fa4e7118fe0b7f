/** Looking back by keys: every tile shows its camera's last frame at or before the moment, and then live again. */
import axe from 'axe-core'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { press, pressButton } from './keyboard.ts'
import { expectDue, framesAt, noteFrames, type SentFrame } from './noted-frames.ts'
import { tiles } from './tiles.ts'
import { expectAccessible } from './violations.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const NAMES = ['Barn', 'Yard', 'Gate', 'Road']
const ROUNDS = 9
const NONE = { offered: 0, painted: 0, unchanged: 0, dropped: 0, undecodable: 0, onTheirWay: 0 }

test('look back', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  await noteFrames(wall)
  await page.evaluate(axe.source)
  await page.evaluate(() => window.camwall.request('settings:change', 'lookBack', { fps: null }))
  const bar = page.getByRole('region', { name: 'Look back' })
  await press(page, 'Control+b')
  await pressButton(page, bar.getByRole('button', { name: 'Keep the last seconds' }))
  await expect(bar).toContainText('Nothing is kept yet.')

  const options = JSON.stringify({ address: wall.address, names: NAMES, plain: true })
  const senders = new PythonProgram<SentFrame>('triggered_senders.py', [options])
  const sendRound = async (round: number) => {
    senders.write('next')
    await senders.until((lines) => lines.length === round * NAMES.length)
  }
  try {
    for (let round = 1; round <= ROUNDS; round++) await sendRound(round)
    await expect(tiles(page)).toHaveCount(NAMES.length)
    const slider = bar.getByRole('slider', { name: 'Time' })
    await expect(slider).toBeFocused()
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live')

    /** The numbers of the frames that the tiles show after these keys: those that are due at the time of the slider. */
    const goTo = async (...keys: readonly string[]) => {
      const before = await slider.inputValue()
      await press(page, ...keys)
      // While it is live, it moves by itself.
      await expect(slider).not.toHaveAttribute('aria-valuetext', 'Live')
      await expect(slider).not.toHaveValue(before)
      return expectDue(wall, NAMES, senders.lines, Number(await slider.inputValue()))
    }
    expect(await goTo('ArrowLeft')).toContain(ROUNDS - 1)
    expect(await goTo('ArrowLeft')).toContain(ROUNDS - 2)
    await expect(bar).toContainText('Not live')
    await expectAccessible(page, '.time-bar')
    await goTo('ArrowRight')
    expect(await goTo('Home')).toContain(1)
    await expect(slider).toHaveAttribute(
      'aria-valuetext',
      /^\d\d:\d\d:\d\d\.\d, [\d.]+ seconds ago$/,
    )

    await press(page, 'End')
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live')
    // The newest frames at once, and further ones.
    const shown = async () => (await framesAt(wall, NAMES, senders.lines, Date.now())).shown
    await expect.poll(shown).toEqual(Array.from(NAMES, () => ROUNDS))
    await sendRound(ROUNDS + 1)
    await expect.poll(shown).toEqual(Array.from(NAMES, () => ROUNDS + 1))
    await expectAccessible(page, '.time-bar')
    await press(page, 'Escape')
    await expect(bar).toBeHidden()
    senders.endInput()
    await senders.end()
  } finally {
    await senders.kill()
  }
  const [wallWindow] = (await wall.quit()).windows
  const { offered, painted, unchanged, dropped, undecodable, onTheirWay } =
    wallWindow?.counts ?? NONE
  expect(offered).toBeGreaterThan(ROUNDS)
  expect(offered).toBe(painted + unchanged + dropped + undecodable + onTheirWay)
})
