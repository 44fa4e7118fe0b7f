import { expect, test } from 'vitest'
import { AS_SENT_VALUES } from '../../../../src-main/contract/camera-values.ts'
import { withHeld, withValues } from '../../../../src-main/features/values/shown-values.ts'

test('a change keeps what else was chosen, for each camera', () => {
  const first = withValues([], ['Depth'], { gamma: 2 })
  const both = withValues(first, ['Depth', 'Heat'], { colourMap: 'magma' })
  expect(both).toEqual([
    { ...AS_SENT_VALUES, camera: 'Depth', gamma: 2, colourMap: 'magma' },
    { ...AS_SENT_VALUES, camera: 'Heat', colourMap: 'magma' },
  ])
})

test('a camera that is shown as sent is not stored', () => {
  const shown = withValues([], ['Depth', 'Heat'], { order: 'rgb' })
  expect(withValues(shown, ['Depth'], AS_SENT_VALUES).map(({ camera }) => camera)).toEqual(['Heat'])
})

test('beyond the maximum, those that were changed longest ago are removed', () => {
  const names = Array.from({ length: 1024 }, (_, index) => `Pi ${index}`)
  const shown = withValues(withValues([], names, { gamma: 2 }), ['New'], { gamma: 2 })
  expect([shown.length, shown.at(0)?.camera, shown.at(-1)?.camera]).toEqual([1024, 'Pi 1', 'New'])
})

test('measured levels are held and followed again, others stay', () => {
  const held = { black: 1, white: 2 }
  const levels = { by: 'percentiles', low: 1, high: 99 } as const
  const shown = withValues(withValues([], ['A'], { levels }), ['B'], {
    levels: { by: 'hand', black: 0, white: 9 },
  })
  const both = withHeld(withHeld(shown, 'A', held), 'B', held)
  expect(both.map(({ levels }) => levels)).toEqual([
    { ...levels, held },
    { by: 'hand', black: 0, white: 9 },
  ])
  expect(withHeld(both, 'A', undefined)[0]?.levels).toEqual(levels)
})
