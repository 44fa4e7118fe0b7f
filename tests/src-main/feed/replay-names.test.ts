import { expect, test } from 'vitest'
import { withReplayMark } from '../../../src-main/feed/replay-names.ts'
import { parseMessage } from '../../../src-main/receive/imagezmq/message.ts'
import { openFeed, picture } from '../../support/open-feed.ts'
import { jpegHeader } from '../../support/pictures.ts'

const KEY = 'd9a1'

test.each([
  ['a live camera keeps its name', { msg: 'barn' }, 'barn'],
  ['a replayed one has the mark', { msg: 'barn', replay: { key: KEY, camera: 'barn' } }, '▶ barn'],
  ['one without a camera has not', { msg: 'barn', replay: { key: KEY } }, 'barn'],
  ['a live camera cannot have the mark', { msg: '▶ barn' }, 'barn'],
  ['nor several', { msg: '▶▶  ▶ barn' }, 'barn'],
  ['a name of marks alone is none', { msg: '▶ ' }, undefined],
  ['a mark in the middle is a part of the name', { msg: 'play ▶ me' }, 'play ▶ me'],
])('%s', (_what, header, camera) => {
  const parsed = parseMessage([Buffer.from(JSON.stringify(header)), jpegHeader(4, 4)])
  const named = withReplayMark(parsed, KEY)
  expect(named.kind).toBe('picture')
  expect(named.camera).toBe(camera)
})

test('a picture without a key is no replay, also where none runs', () => {
  const header = { msg: 'barn', replay: { key: undefined, camera: 'barn' } }
  const parsed = parseMessage([Buffer.from(JSON.stringify(header)), jpegHeader(4, 4)])
  expect(withReplayMark(parsed, undefined).camera).toBe('barn')
})

test.each([KEY, undefined])(
  'a replay of another Camwall is no live camera (own key: %s)',
  (own) => {
    const { feed, take, faults } = openFeed()
    if (own !== undefined) feed.replayWith(own)
    const replay = { key: 'x', camera: 'barn' }
    expect(take({ ...picture('barn'), replay })).toBeUndefined()
    expect(feed.cameras.statuses()).toEqual([])
    expect(faults).toEqual([[expect.stringContaining('by another Camwall'), undefined]])
  },
)
