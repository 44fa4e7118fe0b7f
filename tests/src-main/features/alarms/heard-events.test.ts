import { expect, test } from 'vitest'
import { HeardEvents } from '../../../../src-main/features/alarms/heard-events.ts'
import { aText } from '../../../support/some-events.ts'

test('texts and readings are heard once, the oldest first', () => {
  const heard = new HeardEvents()
  heard.hear(aText('Barn', 'motion'))
  heard.hear({ kind: 'reading', camera: 'Gate', text: 'celsius: 21', at: 0 })
  heard.hear({ kind: 'health', camera: 'Gate', code: 'gone', phase: 'begin', at: 0 })
  expect(heard.drain()).toEqual([
    { camera: 'Barn', text: 'motion' },
    { camera: 'Gate', text: 'celsius: 21' },
  ])
  expect(heard.drain()).toEqual([])
})

test('cameras that say much cannot push out what others say', () => {
  const heard = new HeardEvents()
  heard.hear(aText('Quiet', 'motion'))
  for (let count = 1; count <= 100; count += 1) {
    heard.hear(aText('Loud', `frame ${count}`))
    heard.hear(aText('Busy', `frame ${count}`))
  }
  const kept = heard.drain()
  expect(kept).toHaveLength(64)
  expect(kept[0]).toEqual({ camera: 'Quiet', text: 'motion' })
  expect(kept.at(-1)).toEqual({ camera: 'Busy', text: 'frame 100' })
  expect(kept.filter(({ camera }) => camera === 'Loud').length).toBeGreaterThanOrEqual(31)
})
