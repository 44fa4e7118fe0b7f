/** The texts of tiles about their cameras. */
import { describe, expect, test } from 'vitest'
import { message } from '../../../src-main/contract/text/text.ts'
import {
  cameraWords,
  noteWords,
  stateText,
  stateWords,
} from '../../../src-renderer/text/camera-words.ts'
import { aCamera } from '../../support/a-camera.ts'

const SEEN = new Date(2026, 10, 22, 14, 3, 10, 800).getTime()
const NOW_SECONDS = Math.floor(SEEN / 1000) + 12

describe('cameraWords', () => {
  test('gives a live camera its numbers', () => {
    expect(cameraWords(aCamera('a'))).toEqual({
      state: 'live',
      isFaulty: false,
      isReplayed: false,
      fps: '32 fps',
      detail: '640×480 · 131 kB',
      fault: undefined,
      faults: '',
      readings: '',
      event: '',
      said: '',
      saidAt: 0,
      shared: undefined,
      note: undefined,
      noteSince: 0,
      lastFrameAt: 0,
      frames: 0,
    })
  })

  test('has since when a live camera sends the same picture, and not when it is silent', () => {
    const unchangedSince = 5000
    const same = { note: 'unchanged', noteSince: 5000 }
    expect(cameraWords(aCamera('a', { unchangedSince }))).toMatchObject(same)
    const silent = aCamera('a', { unchangedSince, state: 'stalled' })
    expect(cameraWords(silent)).toMatchObject({ note: undefined, noteSince: 0 })
  })

  test('has the worst warning of a live camera that has no mark beside the name', () => {
    const warnings = [
      { code: 'late', since: 4000 },
      { code: 'dark', since: 3000 },
      { code: 'same-name', since: 2000 },
    ] as const
    const words = cameraWords(aCamera('a', { warnings, unchangedSince: 1000 }))
    expect(words).toMatchObject({ note: 'late', noteSince: 4000 })
    const shared = aCamera('a', { warnings: warnings.slice(2), isShared: true })
    expect(cameraWords(shared).note).toBeUndefined()
  })

  test('has no warning that ends with the next frame, once that has come', () => {
    const warnings = [{ code: 'stalled', since: 4000 }] as const
    expect(cameraWords(aCamera('a', { warnings })).note).toBeUndefined()
  })

  test('has how many pictures are damaged, beside those that were not shown', () => {
    const damaged = aCamera('a', { damaged: 5 })
    expect(cameraWords(damaged)).toMatchObject({
      fault: '5 pictures arrived cut off: the JPEG has no end marker. What arrived is shown.',
      faults: '5 damaged',
    })
    const lastFault = message('message.picture-empty')
    const both = aCamera('a', { damaged: 1, lastFault, malformed: 3 })
    expect(cameraWords(both).faults).toBe('3 not shown · 1 damaged')
  })

  test('stays the same when only hidden numbers change', () => {
    const later = aCamera('a', { received: 200, lastFrameAt: 9000, bytes: 1 })
    expect(cameraWords(later)).toEqual(cameraWords(aCamera('a')))
  })

  test('has why a message was not shown, and how many were not', () => {
    const lastFault = message('message.picture-empty')
    const one = aCamera('a', { lastFault, malformed: 1 })
    expect(cameraWords(one).fault).toBe('1 message could not be shown. The picture is empty.')
    const many = aCamera('a', { lastFault, malformed: 1400 })
    expect(cameraWords(many)).toMatchObject({
      fault: '1,400 messages could not be shown. The picture is empty.',
      faults: '1,400 not shown',
    })
  })
})

describe('what a sender sends beside the name', () => {
  test('is shown as it was sent, one value a line', () => {
    const readings = {
      object_temp: 36.1 + 0.7,
      on: true,
      mode: 'night',
      time: 1_764_126_445.125,
      n: NaN,
    }
    expect(cameraWords(aCamera('a', { readings })).readings).toBe(
      'object_temp 36.8\non true\nmode night\ntime 1764126445.125\nn NaN',
    )
  })

  test('its newest event is shown with its time', () => {
    const newestEvent = { at: SEEN, fields: ['Temp', '77 F'] }
    const camera = aCamera('a', { newestEvent, lastSeen: SEEN + 5000 })
    expect(cameraWords(camera).event).toMatch(/^14:03 Temp 77 F$/)
    expect(cameraWords(camera)).toMatchObject({ said: 'Temp 77 F', saidAt: SEEN })
    const silent = aCamera('a', { newestEvent: { at: SEEN, fields: [] }, lastSeen: SEEN })
    expect(cameraWords(silent).event).toMatch(/an event without a text$/)
  })

  test('a shared name is shown', () => {
    expect(cameraWords(aCamera('a', { isShared: true })).shared).toMatch('Two senders')
  })
})

describe('stateWords', () => {
  test('has none for a live camera', () => {
    expect(stateWords(cameraWords(aCamera('a')), NOW_SECONDS)).toBeUndefined()
  })

  test('counts how long a camera has been stalled', () => {
    const words = cameraWords(aCamera('a', { state: 'stalled', lastFrameAt: SEEN }))
    expect(stateWords(words, NOW_SECONDS)).toEqual({
      code: 'stalled',
      short: 'Stalled',
      time: '12 s',
      why: 'connected, no frames arrive',
      todo: 'does its program or its camera hang?',
    })
  })

  test('says of one whose messages cannot be shown that they come', () => {
    const warnings = [{ code: 'faults', since: SEEN }] as const
    const camera = aCamera('a', { state: 'stalled', lastFrameAt: SEEN, warnings })
    expect(stateWords(cameraWords(camera), NOW_SECONDS)).toMatchObject({
      code: 'faults',
      short: 'Not shown',
      why: 'its messages cannot be shown',
    })
  })

  test('has the time since which a camera is gone', () => {
    const words = cameraWords(aCamera('a', { state: 'gone', lastFrameAt: SEEN, received: 21_480 }))
    expect(stateWords(words, NOW_SECONDS)).toEqual({
      code: 'gone',
      short: 'Gone',
      time: 'since 14:03',
      why: 'disconnected after 21,480 frames',
      todo: 'check its power and network',
    })
  })
})

test('a replay that has ended is no fault of the network', () => {
  const words = cameraWords(aCamera('▶ a', { state: 'gone', lastFrameAt: SEEN, received: 60 }))
  expect(stateWords(words, NOW_SECONDS)).toEqual({
    code: 'gone',
    short: 'Replay ended',
    time: 'since 14:03',
    why: 'disconnected after 60 frames',
    todo: 'with --replay-loop, it begins again',
  })
})

test('a camera without a warning has a word, too', () => {
  const words = (['live', 'stalled', 'gone'] as const).map((state) => stateText('Barn', state))
  expect(words).toEqual(['Live', 'Stalled', 'Gone'])
  expect(stateText('▶ Barn', 'gone')).toBe('Replay ended')
})

test('a warning has a word, the cause, and what to try', () => {
  expect(noteWords('dark')).toEqual({
    short: 'Dark',
    why: 'the pictures are black or nearly so: check the light, the lens and the exposure',
  })
  expect(noteWords('unchanged').short).toBe('Unchanged')
})
