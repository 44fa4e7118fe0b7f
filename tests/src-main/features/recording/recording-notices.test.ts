import { expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { recordingRecovered } from '../../../../src-main/features/recording/recording-notices.ts'

test('recording goes on after a failure, unless a person has stopped it', () => {
  const said = (count: number, isRecording: boolean) =>
    ENGLISH.say(recordingRecovered(count, isRecording).what)
  expect(said(2, true)).toBe('Recording goes on. 2 frames are missing.')
  expect(said(1, false)).toBe('Nothing is recorded any more. 1 frame is missing.')
})
