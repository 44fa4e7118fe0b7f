/** REQ/REP or PUB/SUB: two radio buttons, shown as one switch. */
import type { Mode } from '../../../src-main/contract/settings.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { MODE_NAMES } from '../../text/hub-words.ts'
import { text } from '../../text/language.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { Segments } from '../../theme/segments.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

const MODES: readonly Mode[] = ['req-rep', 'pub-sub']

export function ModeChoice({ mode }: { readonly mode: Mode }) {
  const store = useCamwallStore()
  const [shown, choose] = useAtOnce(mode, (choice) =>
    store.request('settings:change', 'hub', { mode: choice }),
  )
  return (
    <fieldset className="setting">
      <legend>{text('settings.pattern')}</legend>
      <Segments
        name="mode"
        value={shown}
        choices={MODES}
        textOf={(choice) => MODE_NAMES[choice]}
        choose={choose}
      />
      <p className="setting-help">{text(`settings.${shown}-help`)}</p>
      <FlagNote setting="mode" />
    </fieldset>
  )
}
