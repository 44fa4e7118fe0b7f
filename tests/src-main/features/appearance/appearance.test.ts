/** The theme of the settings is shown from the start, and when it is changed. */
import { expect, test } from 'vitest'
import { GROUNDS, groundOf, type Theme } from '../../../../src-main/contract/theme.ts'
import { appearance } from '../../../../src-main/features/appearance/appearance.ts'
import { appearanceSection } from '../../../../src-main/features/appearance/contract.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()

test('shows the theme at the start, and each that is chosen', async () => {
  const house = await openHouse(closing)
  const shown: Theme[] = []
  const desktop = { ...house.desktop, showTheme: (theme: Theme) => void shown.push(theme) }
  appearance.start({ ...house, desktop })
  house.camwall.settings.change(appearanceSection, { theme: 'night' })
  expect(shown).toEqual(['system', 'night'])
})

test('a window has the ground of its theme before its page is loaded', () => {
  expect(groundOf('system', true)).toBe(GROUNDS.dark)
  expect(groundOf('system', false)).toBe(GROUNDS.light)
  expect(groundOf('night', false)).toBe(GROUNDS.night)
})
