/** REQ/REP or PUB/SUB: two radio buttons, shown as one switch. */
import type { Mode } from '../../../src-main/contract/settings.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { MODE_NAMES } from '../../text/hub-words.ts'
import { text } from '../../text/language.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
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
      <div className="segments">
        {MODES.map((choice) => (
          <label key={choice} className="segment">
            <input
              type="radio"
              name="mode"
              value={choice}
              checked={shown === choice}
              onChange={() => choose(choice)}
            />
            <span>{MODE_NAMES[choice]}</span>
          </label>
        ))}
      </div>
      <p className="setting-help">{text(`settings.${shown}-help`)}</p>
      <FlagNote setting="mode" />
    </fieldset>
  )
}
