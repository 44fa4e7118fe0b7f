/** Appearance: the windows are light or dark, as the setting says. */
import type { Feature } from '../../app/house.ts'
import { appearanceSection } from './contract.ts'

export const appearance: Feature = {
  name: 'appearance',
  start({ camwall: { settings }, desktop }) {
    const show = () => desktop.showTheme(settings.get(appearanceSection).theme)
    show()
    settings.onChange((section) => {
      if (section === appearanceSection.name) show()
    })
    return { handlers: {}, runners: {} }
  },
}
