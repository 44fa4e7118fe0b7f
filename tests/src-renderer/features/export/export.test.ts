import { expect, test } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { exportStrips } from '../../../../src-renderer/features/export/export.ts'

test('a running export tells how far it is, and of a disk that takes nothing', () => {
  const running = { cameras: 2, percent: 42, isStuck: false }
  expect(exportStrips({ running })).toMatchObject([
    {
      severity: 'info',
      what: 'A stretch of 2 cameras is being saved.',
      todo: undefined,
      figure: '42%',
    },
  ])
  expect(exportStrips({ running: { ...running, isStuck: true } })).toMatchObject([
    {
      key: 'export-running',
      severity: 'warning',
      todo: expect.stringMatching(/^The disk/) as string,
    },
  ])
})

test('what came of it is news, or an error with what to do', () => {
  expect(exportStrips({})).toEqual([])
  const saved = message('export.saved', { frames: 1, folder: '/videos' })
  const news = { at: 5, isFailure: false, hasFolder: true, what: saved }
  expect(exportStrips({ news })).toMatchObject([
    { severity: 'info', what: 'Saved: 1 frame in /videos.', todo: undefined, at: 5 },
  ])
  const failed = { ...news, isFailure: true, todo: message('export.failed.todo') }
  expect(exportStrips({ news: failed })).toMatchObject([
    { severity: 'error', todo: expect.stringMatching(/^The files/) as string },
  ])
})
