/** The cameras' addresses for PUB/SUB, to add, change and remove, each with the state of its connection. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Plus, X } from 'lucide-react'
import { DEFAULT_PORT } from '../../../src-main/contract/address.ts'
import { MAX_LINES } from '../../../src-main/contract/limits.ts'
import { publisherOf } from '../../../src-main/contract/publisher.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
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
  type PublisherRow,
} from './publisher-list.ts'

interface PublishersProps {
  readonly addresses: readonly string[]
  readonly encrypt: boolean
}

const EXAMPLE = `tcp://192.168.1.31:${DEFAULT_PORT}`

export function Publishers({ addresses, encrypt }: PublishersProps) {
  const store = useCamwallStore()
  const [list, setList] = useState(() => listOf(addresses))
  const [followed, setFollowed] = useState(addresses)
  /** The new row, which takes the focus. */
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
      <h3>{text('settings.publishers')}</h3>
      {list.rows.map(({ key, text: typed, saved, why }, index) => (
        <div className="publisher" key={key}>
          <TextField
            label={text('settings.publisher', { position: index + 1 })}
            hideLabel
            text={typed}
            why={whyOf(why, encrypt && isKeyless(saved))}
            placeholder={
              encrypt ? text('settings.publisher-and-key', { address: EXAMPLE }) : EXAMPLE
            }
            takesFocus={key === added}
            onText={(next) => setList(withText(list, key, next))}
            onEnter={() => save(withEntered(list, key))}
          >
            {saved === undefined || saved !== typed ? undefined : <Connection line={saved} />}
          </TextField>
          <button
            type="button"
            className="icon-button"
            aria-label={text('settings.remove-publisher', { position: index + 1 })}
            title={text('settings.remove-publisher', { position: index + 1 })}
            // Keeps the focus in the field: losing it would apply the text.
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
        <p className="setting-help">{text('settings.no-publishers')}</p>
      ) : undefined}
      <div className="setting-acts">
        <button
          type="button"
          className="button"
          ref={addButton}
          disabled={list.rows.length >= MAX_LINES}
          onClick={add}
        >
          <Plus />
          {text('settings.add-publisher')}
        </button>
      </div>
      <FlagNote setting="connect" />
    </section>
  )
}

/** Why a row's text is not valid, or why its camera is not connected although its address is. */
function whyOf(why: PublisherRow['why'], isKeyless: boolean): string | undefined {
  if (why !== undefined) return say(why)
  return isKeyless ? text('settings.publisher-keyless') : undefined
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
      {text(`settings.publisher-${state}`)}
    </span>
  )
}
