/** Recording: by flag and by key, marks on the wall, and files with exactly what real Python senders sent, also before it began. */
import { join } from 'node:path'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { framesBelow, type KnownFrame, type RecordedSender } from '../support/recorded-frames.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { tile } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const FRAMES = 20

test('what is recorded by flag and by key is what was sent, at its times', async ({ stage }) => {
  const folder = join(stage.folder, 'recordings')
  const wall = await stage.start('--record', folder)
  const { page, address } = wall
  const plan = { address, frames: FRAMES, fps: 20, seed: 1 } as const
  const senders = startKnownSenders([
    { ...plan, name: 'Barn', kind: 'jpg', timed: true },
    { ...plan, name: '../Gate', kind: 'bgr', timed: true },
    { ...plan, name: 'Door', kind: 'jpg', timed: false },
  ])
  const mark = (name: string) => tile(page, name).locator('.tile-recording')
  try {
    for (const name of ['Barn', '../Gate', 'Door']) await expect(mark(name)).toHaveText('REC')
    await expect(page.getByTestId('recording')).toContainText('REC 3')

    await page.keyboard.press('Control+e')
    await expect(page.getByTestId('recording')).toHaveCount(0)
    for (const name of ['Barn', '../Gate']) {
      await tile(page, name).click()
      await page.keyboard.press('e')
      await expect(mark(name)).toHaveText('REC')
    }
    await expect(mark('Door')).toHaveCount(0)
    await page.evaluate(() =>
      window.camwall.request('settings:change', 'lookBack', { isOn: true, fps: null }),
    )
    senders.write('go')
    await senders.end()
    // Nothing comes any more, but look-back has it.
    await tile(page, 'Door').click()
    await page.keyboard.press('e')
    await expect(mark('Door')).toHaveText('REC')
  } finally {
    await senders.kill()
  }
  const report = await wall.quit()

  const sent = (name: string, most = FRAMES) =>
    senders.lines.filter((line) => line.name === name).slice(0, most)
  const found = await framesBelow(folder)
  const recordedOf = (name: string) =>
    report.cameras.find((camera) => camera.name === name)?.recorded
  for (const name of ['Barn', '../Gate']) {
    const frames = found.filter((frame) => frame.name === name)
    expect(hashes(frames)).toEqual(hashes(sent(name)))
    for (const [index, { sent: at }] of sent(name).entries())
      expect(Math.abs((frames[index]?.time ?? 0) - (at ?? NaN))).toBeLessThanOrEqual(1)
    expect(recordedOf(name)).toMatchObject({ frames: FRAMES, dropped: 0 })
  }
  // The first recording has its first frame, the second one all others.
  const ofDoor = found.filter((frame) => frame.name === 'Door')
  expect(hashes(ofDoor).toSorted()).toEqual(hashes(sent('Door')).toSorted())
  expect(recordedOf('Door')).toMatchObject({ frames: FRAMES, dropped: 0 })
})

function hashes(frames: readonly { readonly sha256: string }[]): string[] {
  return frames.map(({ sha256 }) => sha256)
}

function startKnownSenders(plans: readonly RecordedSender[]): PythonProgram<KnownFrame> {
  return new PythonProgram('recorded_senders.py', [JSON.stringify(plans)])
}
