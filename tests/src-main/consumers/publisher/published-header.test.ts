import { describe, expect, test } from 'vitest'
import {
  headerOf,
  headerStart,
  publishedName,
} from '../../../../src-main/consumers/publisher/published-header.ts'
import type { FrameFacts } from '../../../../src-main/feed/frame.ts'

const FACTS: FrameFacts = {
  id: 1,
  camera: 'Barn',
  fields: [],
  picture: { kind: 'encoded', format: 'jpeg', width: 4, height: 2 },
  content: 1,
  sentAt: undefined,
  arrivedAt: 0,
  arrivedAtSteady: 0,
  isServedLast: false,
}
const OPTIONS = { prefix: '', hub: 'h1' }

describe('the header', () => {
  test('of a JPEG has its text as it came, and the way that it took', () => {
    expect(headerOf({ ...FACTS, fields: ['jpg', 'moving'] }, OPTIONS)).toBe(
      '{"msg": "Barn|jpg|moving", "via": ["h1"]}',
    )
  })

  test('of an array has its type and shape', () => {
    const array = { dtype: 'uint16', shape: [480, 640] }
    expect(headerOf({ ...FACTS, array }, OPTIONS)).toBe(
      '{"msg": "Barn", "dtype": "uint16", "shape": [480, 640], "via": ["h1"]}',
    )
  })

  test('has the time of the sender in seconds, a prefix, and the hubs before this one', () => {
    const facts = { ...FACTS, sentAt: 1_700_000_000_250, via: ['h0'] }
    expect(headerOf(facts, { prefix: 'north/', hub: 'h1' })).toBe(
      '{"msg": "north/Barn", "sent": 1700000000.25, "via": ["h0", "h1"]}',
    )
  })

  test('of a frame that is sent again has its age in seconds', () => {
    expect(headerOf(FACTS, OPTIONS, 12_500.4)).toBe('{"msg": "Barn", "via": ["h1"], "again": 12.5}')
  })

  test('is ASCII, as Python writes it, and says the same', () => {
    const camera = 'Stall "Süd" \u{1f404}\n'
    const header = headerOf({ ...FACTS, camera }, OPTIONS)
    expect(header).toContain(String.raw`"Stall \"S\u00fcd\" \ud83d\udc04\n"`)
    expect(JSON.parse(header)).toEqual({ msg: camera, via: ['h1'] })
  })
})

test('each header of a camera begins with its start', () => {
  const start = headerStart('Süd', 'n/')
  expect(start).toBe(String.raw`{"msg": "n/S\u00fcd`)
  const facts = { ...FACTS, camera: 'Süd', fields: ['jpg'] }
  expect(headerOf(facts, { prefix: 'n/', hub: 'h1' }).startsWith(start)).toBe(true)
})

test('a | in a name is another character, because it would end the name', () => {
  const facts = { ...FACTS, camera: 'Barn|left', fields: ['jpg'] }
  const header = headerOf(facts, { prefix: 'n|', hub: 'h1' })
  expect(JSON.parse(header)).toMatchObject({ msg: 'n¦Barn¦left|jpg' })
  expect(header.startsWith(`${headerStart('Barn|left', 'n|')}|`)).toBe(true)
  expect(publishedName('Barn|left', 'n|')).toBe('n¦Barn¦left')
})
