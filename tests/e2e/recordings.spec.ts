/** What Python senders sent is recorded, found, protected and played by keys: each tile shows what was due at the moment, by its hash. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { press, pressButton, tabTo } from './keyboard.ts'
import { expectDue, framesAt, noteFrames, type SentFrame } from './noted-frames.ts'
import { tiles } from './tiles.ts'
import { expectAccessible } from './violations.ts'

needsPython()

const NAMES = ['Barn', 'Yard', 'Gate', 'Road']
const ROUNDS = 6

test('recordings', async ({ stage }) => {
  const folder = join(stage.folder, 'recordings')
  const wall = await stage.start('--record', folder)
  const { page } = wall
  await noteFrames(wall)
  await page.evaluate(axe.source)
  const options = JSON.stringify({ address: wall.address, names: NAMES, plain: true })
  const senders = new PythonProgram<SentFrame>('triggered_senders.py', [options])
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      senders.write('next')
      await senders.until((lines) => lines.length === round * NAMES.length)
    }
    await expect(tiles(page)).toHaveCount(NAMES.length)
    // All files are ended.
    await press(page, 'Control+e')
    await expect(page.getByTestId('recording')).toHaveCount(0)

    await press(page, 'Control+Shift+b')
    const sheet = page.getByRole('dialog', { name: 'Recordings' })
    const cameras = sheet.getByRole('list', { name: 'Recorded cameras' }).getByRole('listitem')
    await expect(cameras).toHaveCount(NAMES.length)
    await expect(sheet.getByRole('img', { name: /^(Barn|Yard|Gate|Road) at / })).toBeVisible()

    await tabTo(page, sheet.getByRole('checkbox', { name: 'Gate' }))
    await press(page, 'Space')
    await pressButton(page, sheet.getByRole('button', { name: 'Protect', exact: true }))
    await expect(cameras.filter({ hasText: 'protected' })).toHaveCount(1)
    await expect(cameras.filter({ hasText: 'protected' })).toContainText('Gate')
    await expectAccessible(page, '.sheet')

    await tabTo(page, sheet.getByRole('slider', { name: 'Time' }))
    await press(page, 'Enter')
    const bar = page.getByRole('region', { name: 'Recordings being played' })
    const slider = bar.getByRole('slider', { name: 'Time' })
    await expect(slider).toBeFocused()
    await expect(bar).toContainText('Recorded')

    /** The numbers of the frames that the tiles show after these keys: those that were due at the time of the slider. */
    const goTo = async (...keys: readonly string[]) => {
      const before = await slider.inputValue()
      await press(page, ...keys)
      await expect(slider).not.toHaveValue(before)
      return expectDue(wall, NAMES, senders.lines, Number(await slider.inputValue()))
    }
    await press(page, 'Space')
    await expect(bar.getByRole('button', { name: 'Play' })).toBeEnabled()
    await press(page, 'Home')
    expect(await goTo('ArrowRight')).toContain(1)
    expect(await goTo('ArrowRight')).toContain(2)
    expect(await goTo('ArrowLeft')).toContain(1)
    await expectAccessible(page, '.time-bar')

    // A minute around the recordings is shown, of which half is left.
    await tabTo(page, bar.getByRole('combobox', { name: 'Speed' }))
    await press(page, '1', '6')
    await expect(bar.getByRole('combobox', { name: 'Speed' })).toHaveValue('16')
    await pressButton(page, bar.getByRole('button', { name: 'Play' }))
    await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible()
    await expect(bar.getByRole('button', { name: 'Play' })).toBeVisible()
    expect(await slider.inputValue()).toBe(await slider.getAttribute('max'))

    await tabTo(page, slider)
    await press(page, 'Escape')
    await expect(bar).toHaveCount(0)
    const live = async () => (await framesAt(wall, NAMES, senders.lines, Date.now())).shown
    await expect.poll(live).toEqual(NAMES.map(() => ROUNDS))

    const filesOnDisk = async () =>
      (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.mkv'))
    expect(await filesOnDisk()).toHaveLength(NAMES.length)
    await tabTo(page, sheet.getByRole('checkbox', { name: 'Gate' }))
    await press(page, 'Space')
    await pressButton(page, sheet.getByRole('button', { name: 'Delete…' }))
    const dialog = page.getByRole('dialog', { name: 'Delete recordings for good?' })
    await expect(dialog).toContainText('Of all cameras')
    await expect(dialog).toContainText(/3 files, .* from /)
    await expect(dialog).toContainText('One file stays because it is protected.')
    await expectAccessible(page, '.page')
    await press(page, 'Escape')
    await expect(dialog).toHaveCount(0)
    expect(await filesOnDisk()).toHaveLength(NAMES.length)
    await pressButton(page, sheet.getByRole('button', { name: 'Delete…' }))
    await pressButton(page, dialog.getByRole('button', { name: 'Delete' }))
    await expect(dialog).toHaveCount(0)
    await expect(cameras).toHaveCount(1)
    await expect(cameras).toContainText('Gate')
    expect(await filesOnDisk()).toEqual([expect.stringMatching(/Gate /)])
    senders.endInput()
    await senders.end()
  } finally {
    await senders.kill()
  }
})
