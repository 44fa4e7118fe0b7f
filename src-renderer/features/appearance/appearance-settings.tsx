/** The choice of the theme. */
import { THEMES } from '../../../src-main/contract/theme.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Segments } from '../../theme/segments.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

export function AppearanceSettings() {
  const store = useCamwallStore()
  const inForce = useTopics((topics) => topics?.settings.appearance.theme ?? 'system')
  const [theme, choose] = useAtOnce(inForce, (next) =>
    store.request('settings:change', 'appearance', { theme: next }),
  )
  return (
    <fieldset className="setting">
      <legend>{text('appearance.title')}</legend>
      <Segments
        name="theme"
        value={theme}
        choices={THEMES}
        textOf={(choice) => text(`appearance.${choice}`)}
        choose={choose}
      />
      <p className="setting-help">{text('appearance.help')}</p>
    </fieldset>
  )
}
