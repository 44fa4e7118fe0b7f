/** In PUB/SUB: which cameras' addresses Camwall knows, and whether it has reached them. */
import type { Publisher } from '../../src-main/contract/bridge.ts'
import { useCamwallStore } from '../store/use-camwall.ts'

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
          {publishers.map(({ address, connected }) => (
            <li key={address} data-connected={connected}>
              <code>{address}</code>
              <span>
                {connected ? 'connected, no picture yet' : 'waiting: nothing answers there'}
              </span>
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
