import { expect, test } from 'vitest'
import { Shares } from '../../../../../src-main/features/events/store/shares.ts'

test('the camera that takes the most has to give, by bytes or by number', () => {
  const shares = new Shares()
  expect(shares.largest('bytes')).toBeUndefined()
  shares.add('Pictures', 2, 90_000)
  shares.add('Texts', 500, 40_000)
  expect(shares.largest('bytes')).toEqual({ owner: 'Pictures', events: 2 })
  expect(shares.largest('events')).toEqual({ owner: 'Texts', events: 500 })
  expect(shares.events).toBe(502)
})

test('a camera without events has no share', () => {
  const shares = new Shares()
  shares.add('Barn', 1, 300)
  shares.add('Barn', 0, 20_000)
  shares.add('Barn', -1, -20_300)
  expect(shares.largest('bytes')).toBeUndefined()
})
