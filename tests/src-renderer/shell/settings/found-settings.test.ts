/** Which texts a search of the settings finds. */
import { expect, test } from 'vitest'
import { hasWords } from '../../../../src-renderer/shell/settings/found-settings.tsx'

const TEXT = 'LimitsMax fps per cameraMax Mbit/s for the whole wall'

test('finds words in any order and case, and parts of words', () => {
  expect(hasWords(TEXT, 'limits')).toBe(true)
  expect(hasWords(TEXT, ' wall  MAX ')).toBe(true)
  expect(hasWords(TEXT, 'mbit')).toBe(true)
  expect(hasWords(TEXT, 'max kiosk')).toBe(false)
})

test('an empty search finds everything', () => {
  expect(hasWords(TEXT, '')).toBe(true)
  expect(hasWords('', ' ')).toBe(true)
})
