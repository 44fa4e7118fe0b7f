/** In PUB/SUB: which cameras' addresses Camwall knows, and whether it has reached them. */
import type { Publisher, PublisherState } from '../../../src-main/contract/hub.ts'
import { OpenSettings } from '../notices/strip-acts.tsx'

const WORDS: Readonly<Record<PublisherState, string>> = {
  waiting: 'waiting: nothing answers there',
  connected: 'connected, no picture yet',
  refused: 'refused: the keys do not fit',
  keyless: 'not connected: its key is missing',
}

export function PublisherStates({ publishers }: { readonly publishers: readonly Publisher[] }) {
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
      <OpenSettings />
    </div>
  )
}
