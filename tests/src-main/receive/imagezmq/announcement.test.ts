import { expect, test } from 'vitest'
import { MAX_CAMERAS, MAX_NAME_LENGTH } from '../../../../src-main/contract/limits.ts'
import {
  ANNOUNCEMENT,
  announcementOf,
  readAnnouncement,
} from '../../../../src-main/receive/imagezmq/announcement.ts'

const TOPIC = Buffer.from(ANNOUNCEMENT)
const BARN = announcementOf({ live: ['Barn'], silent: [] })

test.each([
  { live: [], silent: [] },
  { live: ['Barn', 'Küche'], silent: ['農場'] },
])('%j is read as it was written', (cameras) => {
  expect(readAnnouncement([TOPIC, announcementOf(cameras)])).toEqual(cameras)
})

test('as many cameras as there can be are read', () => {
  const live = Array.from({ length: MAX_CAMERAS }, (_, index) =>
    `${index}`.padEnd(MAX_NAME_LENGTH, '農'),
  )
  const cameras = { live, silent: [] }
  expect(readAnnouncement([TOPIC, announcementOf(cameras)])).toEqual(cameras)
})

test.each([
  ['a frame', [Buffer.from('{"msg": "Barn"}'), Buffer.alloc(3)]],
  ['a longer topic', [Buffer.from(`${ANNOUNCEMENT}2`), BARN]],
  ['a topic alone', [TOPIC]],
  ['three parts', [TOPIC, BARN, TOPIC]],
  ['no JSON', [TOPIC, Buffer.from('[')]],
  ['no list', [TOPIC, Buffer.from('{"live": ["Barn"]}')]],
  ['no names', [TOPIC, Buffer.from('{"live": [1], "silent": []}')]],
  [
    'too many',
    [TOPIC, announcementOf({ live: Array.from({ length: MAX_CAMERAS + 1 }, String), silent: [] })],
  ],
  ['too long', [TOPIC, Buffer.alloc(10_000_000, ' ')]],
])('%s is no announcement', (_what, parts) => {
  expect(readAnnouncement(parts)).toBeUndefined()
})
