/** The cameras' addresses, in PUB/SUB: each with its state, to add, change and remove. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Plus, X } from 'lucide-react'
import { MAX_CONNECT_ADDRESSES } from '../../../src-main/contract/limits.ts'
import { publisherOf } from '../../../src-main/contract/publisher.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { TextField } from '../../theme/text-field.tsx'
import {
  addressesOf,
  listOf,
  withEntered,
  withNewRow,
  withoutRow,
  withSaved,
  withText,
  type PublisherList,
} from './publisher-list.ts'

interface PublishersProps {
  readonly addresses: readonly string[]
  readonly encrypt: boolean
}

/** What a row says whose camera is not connected to, though its address is good. */
const KEYLESS =
  'Not connected: Encrypt is on, and no key stands after the address. Paste the line that the sender’s program prints.'

export function Publishers({ addresses, encrypt }: PublishersProps) {
  const store = useCamwallStore()
  const [list, setList] = useState(() => listOf(addresses))
  const [followed, setFollowed] = useState(addresses)
  /** The row that was just added takes the focus. */
  const [added, setAdded] = useState<number>()
  const addButton = useRef<HTMLButtonElement>(null)
  if (followed !== addresses) {
    setFollowed(addresses)
    setList(withSaved(list, addresses))
  }

  const save = (next: PublisherList) => {
    setList(next)
    const connect = addressesOf(next)
    if (connect.join() !== addressesOf(list).join())
      void store.request('settings:change', 'hub', { connect })
  }
  const add = () => {
    setAdded(list.nextKey)
    setList(withNewRow(list))
  }
  return (
    <section className="setting">
      <h3>Cameras' addresses</h3>
      {list.rows.map(({ key, text, saved, why }, index) => (
        <div className="publisher" key={key}>
          <TextField
            label={`Address of camera ${index + 1}`}
            hideLabel
            text={text}
            why={why ?? (encrypt && isKeyless(saved) ? KEYLESS : undefined)}
            placeholder={`tcp://192.168.1.31:5555${encrypt ? ' and its key' : ''}`}
            takesFocus={key === added}
            onText={(typed) => setList(withText(list, key, typed))}
            onEnter={() => save(withEntered(list, key))}
          >
            {saved === undefined || saved !== text ? undefined : <Connection line={saved} />}
          </TextField>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove address ${index + 1}`}
            title="Remove this address"
            // The field must not be entered on the way out.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              flushSync(() => save(withoutRow(list, key)))
              addButton.current?.focus()
            }}
          >
            <X />
          </button>
        </div>
      ))}
      {list.rows.length === 0 ? (
        <p className="setting-help">None yet. Add the address of each camera.</p>
      ) : undefined}
      <div className="setting-acts">
        <button
          type="button"
          className="button"
          ref={addButton}
          disabled={list.rows.length >= MAX_CONNECT_ADDRESSES}
          onClick={add}
        >
          <Plus />
          Add an address
        </button>
      </div>
      <FlagNote setting="connect" />
    </section>
  )
}

function isKeyless(line: string | undefined): boolean {
  return line !== undefined && publisherOf(line).key === undefined
}

function Connection({ line }: { readonly line: string }) {
  const { address } = publisherOf(line)
  const state = useTopics((topics) =>
    topics?.hub.kind === 'subscribed'
      ? topics.hub.publishers.find((publisher) => publisher.address === address)?.state
      : undefined,
  )
  if (state === undefined || state === 'keyless') return undefined
  return (
    <span className="connection" data-state={state}>
      {state}
    </span>
  )
}
