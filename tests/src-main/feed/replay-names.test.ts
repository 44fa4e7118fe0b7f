import { expect, test } from 'vitest'
import { withReplayMark } from '../../../src-main/feed/replay-names.ts'
import { parseMessage } from '../../../src-main/receive/imagezmq/message.ts'
import { jpegHeader } from '../../support/pictures.ts'

const KEY = 'd9a1'

test.each([
  ['a live camera keeps its name', { msg: 'barn' }, 'barn'],
  ['a replayed one has the mark', { msg: 'barn', replay: { key: KEY, camera: 'barn' } }, '▶ barn'],
  ['one without the key has not', { msg: 'barn', replay: { key: 'x', camera: 'gate' } }, 'barn'],
  ['one without a camera has not', { msg: 'barn', replay: { key: KEY } }, 'barn'],
  ['a live camera cannot have the mark', { msg: '▶ barn' }, 'barn'],
  ['nor several', { msg: '▶▶  ▶ barn' }, 'barn'],
  ['a name of marks alone is none', { msg: '▶ ' }, undefined],
  ['a mark in the middle is a part of the name', { msg: 'play ▶ me' }, 'play ▶ me'],
])('%s', (_what, header, camera) => {
  const parsed = parseMessage([Buffer.from(JSON.stringify(header)), jpegHeader(4, 4)])
  expect(withReplayMark(parsed, KEY).camera).toBe(camera)
})

test('without a replay no message is one', () => {
  const header = { msg: 'barn', replay: { key: undefined, camera: 'barn' } }
  const parsed = parseMessage([Buffer.from(JSON.stringify(header)), jpegHeader(4, 4)])
  expect(withReplayMark(parsed, undefined).camera).toBe('barn')
})
