/** What tiles say. */
import { describe, expect, test } from 'vitest'
import { cameraWords, stateWords } from '../../../src-renderer/text/camera-words.ts'
import { aCamera } from '../support/stand-in-bridge.ts'

const SEEN = new Date(2026, 10, 22, 14, 3, 10, 800).getTime()
const NOW_SECONDS = Math.floor(SEEN / 1000) + 12

describe('cameraWords', () => {
  test('gives a live camera its numbers', () => {
    expect(cameraWords(aCamera('a'))).toEqual({
      state: 'live',
      fps: '32 fps',
      detail: '640×480 · 131 kB',
      fault: undefined,
      faults: '0 not shown',
      lastFrameAt: 0,
      frames: 0,
    })
  })

  test('stays the same when only hidden numbers change', () => {
    const later = aCamera('a', { received: 200, lastFrameAt: 9000, bytes: 1 })
    expect(cameraWords(later)).toEqual(cameraWords(aCamera('a')))
  })

  test('tells why a message was not shown, and how many', () => {
    const one = aCamera('a', { lastFault: 'No picture.', malformed: 1 })
    expect(cameraWords(one).fault).toBe('1 message could not be shown. No picture.')
    const many = aCamera('a', { lastFault: 'No picture.', malformed: 1400 })
    expect(cameraWords(many)).toMatchObject({
      fault: '1,400 messages could not be shown. No picture.',
      faults: '1,400 not shown',
    })
  })
})

describe('stateWords', () => {
  test('has none for a live camera', () => {
    expect(stateWords(cameraWords(aCamera('a')), NOW_SECONDS)).toBeUndefined()
  })

  test('counts how long a camera has been stalled', () => {
    const words = cameraWords(aCamera('a', { state: 'stalled', lastFrameAt: SEEN }))
    expect(stateWords(words, NOW_SECONDS)).toEqual({
      short: 'Stalled',
      time: '12 s',
      why: 'connected, sends no picture',
    })
  })

  test('tells since when a camera is gone', () => {
    const words = cameraWords(aCamera('a', { state: 'gone', lastFrameAt: SEEN, received: 21_480 }))
    expect(stateWords(words, NOW_SECONDS)).toEqual({
      short: 'Gone',
      time: 'since 14:03',
      why: 'disconnected after 21,480 frames',
    })
  })
})
