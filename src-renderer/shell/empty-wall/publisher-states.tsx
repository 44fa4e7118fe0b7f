/** In PUB/SUB: the cameras' addresses in Settings, each with the state of its connection. */
import { DEFAULT_PORT } from '../../../src-main/contract/address.ts'
import type { PublisherStatus } from '../../../src-main/contract/hub.ts'
import { text } from '../../text/language.ts'
import { MarkedText } from '../../theme/marked-text.tsx'
import { OpenSettings } from '../notices/strip-acts.tsx'

interface PublisherStatesProps {
  readonly publishers: readonly PublisherStatus[]
}

export function PublisherStates({ publishers }: PublisherStatesProps) {
  return (
    <div className="empty-publishers">
      {publishers.length === 0 ? (
        <p>
          <MarkedText
            text={text('empty-wall.add-address', { port: DEFAULT_PORT })}
            mark={(address) => <code>{address}</code>}
          />
        </p>
      ) : (
        <ul className="publishers" aria-label={text('empty-wall.addresses')}>
          {publishers.map(({ address, state }) => (
            <li key={address} data-state={state}>
              <code>{address}</code>
              <span>{text(`empty-wall.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <OpenSettings />
    </div>
  )
}
