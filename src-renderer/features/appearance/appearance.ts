/** The appearance of the page: the setting, and the theme in force as `data-theme` of the document. */
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { PageFeature } from '../page-feature.ts'
import { AppearanceSettings } from './appearance-settings.tsx'

export const appearance = {
  Settings: AppearanceSettings,
  start: followTheme,
} as const satisfies PageFeature

/** Until the settings arrive, the page is as the system is. */
function followTheme({ main }: CamwallStore): () => void {
  return main.topics.subscribe((topics) => {
    const { theme } = topics?.settings.appearance ?? {}
    const { dataset } = document.documentElement
    if (theme !== undefined && dataset['theme'] !== theme) dataset['theme'] = theme
  })
}
