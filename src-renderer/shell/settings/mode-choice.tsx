/** REQ/REP, PUB/SUB or both: radio buttons, shown as one switch. */
import { MODES, type Mode } from '../../../src-main/contract/mode.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { PATTERN_NAMES } from '../../text/hub-words.ts'
import { text } from '../../text/language.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { Segments } from '../../theme/segments.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

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
        textOf={(choice) => (choice === 'both' ? text('settings.both') : PATTERN_NAMES[choice])}
        choose={choose}
      />
      <p className="setting-help">{text(`settings.${shown}-help`)}</p>
      <FlagNote setting="mode" />
    </fieldset>
  )
}
