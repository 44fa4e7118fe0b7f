/** The wall in a few numbers. */
import { expect, test } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { wallTotals } from '../../../../src-renderer/shell/status-bar/wall-totals.ts'
import { aCamera } from '../../../support/a-camera.ts'

test('counts cameras by state, and adds up their rates', () => {
  const warnings = [{ code: 'dark', since: 0 }] as const
  const still = { receivedFps: 0 }
  const lastFault = message('message.picture-empty')
  expect(
    wallTotals([
      aCamera('a', { receivedFps: 30, frameBytes: 100_000 }),
      aCamera('b', { receivedFps: 2.5, frameBytes: 1_000_000, warnings }),
      aCamera('c', { state: 'stalled', ...still, warnings }),
      aCamera('d', { state: 'gone', ...still }),
      aCamera('barn', { received: 0, receivedFps: 0, lastFault }),
      aCamera('quiet', { received: 0, receivedFps: 0 }),
    ]),
  ).toEqual({
    cameras: { live: 2, stalled: 1, gone: 1 },
    warned: 1,
    fps: 32.5,
    bytesPerSecond: 5_500_000,
    withoutPicture: [{ camera: 'barn', why: lastFault }],
  })
})
