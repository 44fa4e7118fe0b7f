import { expect, test } from 'vitest'
import { MAX_CAMERAS } from '../../../../src-main/contract/limits.ts'
import { HeardEvents } from '../../../../src-main/features/alarms/heard-events.ts'
import { aText } from '../../../support/some-events.ts'

test('texts and readings are heard once, the oldest first', () => {
  const heard = new HeardEvents()
  heard.hear(aText('Barn', 'motion'))
  heard.hear({ kind: 'reading', camera: 'Gate', text: 'celsius: 21', at: 0 })
  expect(heard.drain()).toEqual([
    { camera: 'Barn', text: 'motion' },
    { camera: 'Gate', text: 'celsius: 21' },
  ])
  expect(heard.drain()).toEqual([])
})

test('cameras that say much cannot push out what others say', () => {
  const heard = new HeardEvents()
  heard.hear(aText('Quiet', 'motion'))
  for (let count = 1; count <= 300; count += 1) {
    heard.hear(aText('Loud', `frame ${count}`))
    heard.hear(aText('Busy', `frame ${count}`))
  }
  const kept = heard.drain()
  expect(kept).toHaveLength(MAX_CAMERAS)
  expect(kept[0]).toEqual({ camera: 'Quiet', text: 'motion' })
  expect(kept.at(-1)).toEqual({ camera: 'Busy', text: 'frame 300' })
  expect(kept.filter(({ camera }) => camera === 'Loud').length).toBeGreaterThanOrEqual(
    MAX_CAMERAS / 2 - 1,
  )
})

test('of cameras that all have something to say, each is heard', () => {
  const heard = new HeardEvents()
  const cameras = Array.from({ length: MAX_CAMERAS }, (_, index) => `camera ${index}`)
  for (let count = 1; count <= 3; count += 1)
    for (const camera of cameras)
      heard.hear({ kind: 'reading', camera, text: `frame: ${count}`, at: 0 })
  expect(heard.drain()).toEqual(cameras.map((camera) => ({ camera, text: 'frame: 3' })))
})
