/** In PUB/SUB: which cameras' addresses Camwall knows, and whether it has reached them. */
import type { Publisher, PublisherState } from '../../../src-main/contract/bridge.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

const WORDS: Readonly<Record<PublisherState, string>> = {
  waiting: 'waiting: nothing answers there',
  connected: 'connected, no picture yet',
  refused: 'refused: the keys do not fit',
  keyless: 'not connected: its key is missing',
}

export function PublisherStates({ publishers }: { readonly publishers: readonly Publisher[] }) {
  const store = useCamwallStore()
  return (
    <div className="empty-publishers">
      {publishers.length === 0 ? (
        <p>
          Then add <code>tcp://THE-CAMERA'S-ADDRESS:5555</code> in Settings.
        </p>
      ) : (
        <ul className="publishers" aria-label="Cameras' addresses">
          {publishers.map(({ address, state }) => (
            <li key={address} data-state={state}>
              <code>{address}</code>
              <span>{WORDS[state]}</span>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" onClick={() => store.openSettings()}>
        Open Settings
      </button>
    </div>
  )
}
