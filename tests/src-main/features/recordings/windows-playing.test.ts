import { expect, onTestFinished, test, vi } from 'vitest'
import type { PastFrame } from '../../../../src-main/capture/past.ts'
import type { LoadedMoment } from '../../../../src-main/features/recordings/playback-calls.ts'
import { WindowsPlaying } from '../../../../src-main/features/recordings/windows-playing.ts'
import { aFrame } from '../../../support/a-recording.ts'

const frameAt = (camera: string, time: number): PastFrame => ({
  ...aFrame(camera, 1),
  body: Uint8Array.of(1),
  time,
})

/** Loads are answered by the test. */
function open() {
  const asked: (readonly [window: string, time: number, known: Record<string, number>])[] = []
  const answers: ((moment: LoadedMoment) => void)[] = []
  const playing = new WindowsPlaying((window, time, known) => {
    asked.push([window, time, Object.fromEntries(known)])
    return new Promise((resolve) => answers.push(resolve))
  })
  const answer = (frames: readonly PastFrame[], same: readonly string[] = []) =>
    answers.shift()?.({ frames, same })
  return { playing, asked, answer }
}

test('a moment has the new frames, and those that are still shown; others are gone', async () => {
  const { playing, asked, answer } = open()
  const first = playing.momentAt('w1', 1000)
  const [barn, gate] = [frameAt('Barn', 900), frameAt('Gate', 950)]
  answer([barn, gate])
  expect((await first)?.at('Barn', 1000)).toBe(barn)

  const second = playing.momentAt('w1', 1100)
  const newBarn = frameAt('Barn', 1050)
  answer([newBarn], ['Gate'])
  const moment = await second
  expect(moment?.at('Barn', 1100)).toBe(newBarn)
  expect(moment?.at('Barn', 1000)).toBeUndefined()
  expect(moment?.at('Gate', 1100)).toBe(gate)

  const third = playing.momentAt('w1', 9000)
  answer([])
  expect((await third)?.at('Gate', 9000)).toBeUndefined()
  expect(asked).toEqual([
    ['w1', 1000, {}],
    ['w1', 1100, { Barn: 900, Gate: 950 }],
    ['w1', 9000, { Barn: 1050, Gate: 950 }],
  ])
})

test('a moment that comes after its window has stopped is not shown; another window is its own', async () => {
  const { playing, asked, answer } = open()
  const late = playing.momentAt('w1', 1000)
  playing.stop('w1')
  answer([frameAt('Barn', 900)])
  expect(await late).toBeUndefined()
  const other = playing.momentAt('w2', 1000)
  answer([frameAt('Barn', 900)])
  expect(await other).toBeDefined()
  expect(asked.at(-1)).toEqual(['w2', 1000, {}])
})

test('frames of a window that asks for nothing are given up; a window that goes on has them loaded', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { playing, asked, answer } = open()
  const first = playing.momentAt('w1', 1000)
  answer([frameAt('Barn', 900)])
  await first
  const late = playing.momentAt('w1', 1100)
  vi.advanceTimersByTime(60_000)
  answer([], ['Barn'])
  expect((await late)?.at('Barn', 1100)?.time).toBe(900)
  vi.advanceTimersByTime(60_000)
  void playing.momentAt('w1', 1200)
  expect(asked.at(-1)).toEqual(['w1', 1200, {}])
})
