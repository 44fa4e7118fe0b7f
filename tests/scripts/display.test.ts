import { expect, test } from 'vitest'
import { screenSize } from '../../scripts/display.ts'

test('the virtual screen is full HD by default', () => {
  expect(screenSize({})).toBe('1920x1080')
  expect(screenSize({ CAMWALL_SCREEN: '' })).toBe('1920x1080')
  expect(screenSize({ CAMWALL_SCREEN: '1280x720' })).toBe('1280x720')
})

test.each(['huge', '1280', '0x720', '1280x720x24', '1280 x 720'])('%s is not a size', (size) => {
  expect(() => screenSize({ CAMWALL_SCREEN: size })).toThrow(`CAMWALL_SCREEN is ${size}`)
})
