/** REQ/REP or PUB/SUB: two radio buttons that look like one switch. */
import type { Mode } from '../../../src-main/contract/settings.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { MODE_NAMES } from '../../text/hub-words.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

const MODES: readonly Mode[] = ['req-rep', 'pub-sub']

const MEANING: Readonly<Record<Mode, string>> = {
  'req-rep':
    'Cameras connect to Camwall, and send on when it answers. imageZMQ does this by itself.',
  'pub-sub':
    'Camwall connects to every camera. Cameras never wait; their senders are made with REQ_REP=False.',
}

export function ModeChoice({ mode }: { readonly mode: Mode }) {
  const store = useCamwallStore()
  const [shown, choose] = useAtOnce(mode, (choice) =>
    store.request('settings:change', 'hub', { mode: choice }),
  )
  return (
    <fieldset className="setting">
      <legend>Pattern</legend>
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
      <p className="setting-help">{MEANING[shown]}</p>
      <FlagNote setting="mode" />
    </fieldset>
  )
}
