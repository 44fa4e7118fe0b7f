/** Addresses to add, change and remove, each with the state of its connection and its options. */
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Plus, SlidersHorizontal, X } from 'lucide-react'
import type { ReceiverStatus } from '../../../src-main/contract/hub.ts'
import { MAX_LINES } from '../../../src-main/contract/limits.ts'
import { publisherOf } from '../../../src-main/contract/publisher.ts'
import { sentences, type Message } from '../../../src-main/contract/text/text.ts'
import { say, text } from '../../text/language.ts'
import { TextField } from '../../theme/text-field.tsx'
import {
  isRemovable,
  linesOfList,
  listOf,
  withEntered,
  withNewRow,
  withOptions,
  withoutRow,
  withSaved,
  withText,
  type AddressList,
  type AddressRow,
  type CheckLine,
} from './address-list.ts'
import { AddressOptions, OptionsSummary } from './address-options.tsx'

interface AddressRowsProps {
  /** As the settings keep them. */
  readonly lines: readonly string[]
  readonly check: CheckLine
  /** Changes the settings. */
  readonly save: (lines: readonly string[]) => void
  /** Of an address; `undefined` if it is not used. */
  readonly statusOf: (address: string) => ReceiverStatus | undefined
  /** Of the field of the address with this number. */
  readonly labelOf: (position: number) => Message
  /** Of the button that adds one. */
  readonly addLabel: string
  readonly placeholder: string
  /** One stays. */
  readonly isNeeded?: true
  /** Cameras can be chosen. */
  readonly hasCameras?: true
  /** Why an address is not used although it is valid. */
  readonly whyUnused?: (line: string) => string | undefined
}

export function AddressRows({ lines, check, ...props }: AddressRowsProps) {
  const [list, setList] = useState(() => listOf(lines, check))
  const [followed, setFollowed] = useState(lines)
  /** The new row, which takes the focus. */
  const [added, setAdded] = useState<number>()
  const addButton = useRef<HTMLButtonElement>(null)
  if (followed !== lines) {
    setFollowed(lines)
    setList(withSaved(list, lines))
  }

  const save = (next: AddressList) => {
    setList(next)
    const inForce = linesOfList(next)
    if (inForce.join('\n') !== linesOfList(list).join('\n')) props.save(inForce)
  }
  const add = () => {
    setAdded(list.nextKey)
    setList(withNewRow(list))
  }
  return (
    <>
      {list.rows.map((row, index) => (
        <Row
          {...{ ...props, row }}
          key={row.key}
          position={index + 1}
          isRemovable={props.isNeeded !== true || isRemovable(list, row.key)}
          takesFocus={row.key === added}
          type={(typed) => setList(withText(list, row.key, typed))}
          enter={() => save(withEntered(list, row.key))}
          choose={(options) => save(withOptions(list, row.key, options))}
          remove={() => {
            flushSync(() => save(withoutRow(list, row.key)))
            addButton.current?.focus()
          }}
        />
      ))}
      <div className="setting-acts">
        <button
          type="button"
          className="button"
          ref={addButton}
          disabled={list.rows.length >= MAX_LINES}
          onClick={add}
        >
          <Plus />
          {props.addLabel}
        </button>
      </div>
    </>
  )
}

interface RowProps extends Omit<AddressRowsProps, 'lines' | 'check' | 'save' | 'isNeeded'> {
  readonly row: AddressRow
  readonly position: number
  readonly isRemovable: boolean
  readonly takesFocus: boolean
  readonly type: (typed: string) => void
  readonly enter: () => void
  readonly choose: Parameters<typeof AddressOptions>[0]['choose']
  readonly remove: () => void
}

function Row(props: RowProps) {
  const { row, statusOf } = props
  const field = props.labelOf(props.position)
  const { saved, why } = row
  const [isOpen, setOpen] = useState(false)
  const parts = saved === undefined ? undefined : publisherOf(saved)
  const status = parts === undefined ? undefined : statusOf(parts.address)
  const isSaved = parts !== undefined && parts.address === publisherOf(row.text).address
  const unused = saved === undefined ? undefined : props.whyUnused?.(saved)
  return (
    <div className="address">
      <TextField
        label={say(field)}
        hideLabel
        text={row.text}
        why={why === undefined ? unused : say(why)}
        placeholder={props.placeholder}
        takesFocus={props.takesFocus}
        onText={props.type}
        onEnter={props.enter}
      >
        {isSaved && status !== undefined ? <State status={status} /> : undefined}
      </TextField>
      <RowButton
        label={text('settings.address-options', { field })}
        isOpen={isOpen}
        isDisabled={parts === undefined}
        act={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal />
      </RowButton>
      {props.isRemovable ? (
        <RowButton label={text('settings.remove-address', { field })} act={props.remove}>
          <X />
        </RowButton>
      ) : undefined}
      {status?.fault === undefined ? undefined : (
        <p className="field-why">{say(sentences(status.fault.what, status.fault.todo))}</p>
      )}
      {parts === undefined ? undefined : isOpen ? (
        <AddressOptions
          options={parts}
          hasCameras={props.hasCameras === true}
          choose={props.choose}
        />
      ) : (
        <OptionsSummary options={parts} />
      )}
    </div>
  )
}

interface RowButtonProps {
  readonly label: string
  /** Only of a button that opens something. */
  readonly isOpen?: boolean
  readonly isDisabled?: boolean
  readonly act: () => void
  readonly children: ReactNode
}

function RowButton({ label, isOpen, isDisabled, act, children }: RowButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-expanded={isOpen}
      title={label}
      disabled={isDisabled}
      // Keeps the focus in the field: losing it would apply the text.
      onPointerDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {children}
    </button>
  )
}

/** What hinders the connection is said below the field. */
function State({ status: { state } }: { readonly status: ReceiverStatus }) {
  if (state === 'keyless') return undefined
  return (
    <span className="connection" data-state={state}>
      {text(`receiver.${state}`)}
    </span>
  )
}
