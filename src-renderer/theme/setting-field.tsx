/** A field for one setting: the typed text stays in it until it is valid, and only then applies. */
import { useState, type ReactNode } from 'react'
import type { Message } from '../../src-main/contract/text/text.ts'
import { say } from '../text/language.ts'
import type { Check } from './check.ts'
import { TextField } from './text-field.tsx'

interface SettingFieldProps<Value> {
  readonly label: string
  /** `null` is shown as an empty field. */
  readonly value: Value
  readonly check: (text: string) => Check<Value>
  /** Resolves when the value is in force. */
  readonly apply: (value: Value) => Promise<unknown>
  readonly placeholder?: string
  readonly width?: 'short'
  readonly lines?: true
  readonly children?: ReactNode
}

interface Draft {
  readonly text: string
  readonly why: Message | undefined
}

export function SettingField<Value extends string | number | null>(
  props: SettingFieldProps<Value>,
) {
  const { label, value, check, apply, children } = props
  const [draft, setDraft] = useState<Draft>()

  const enter = async () => {
    if (draft === undefined) return
    const result = check(draft.text)
    if (!result.ok) {
      setDraft({ text: draft.text, why: result.why })
      return
    }
    if (result.value !== value) await apply(result.value)
    // Unless more was typed meanwhile.
    setDraft((now) => (now?.text === draft.text ? undefined : now))
  }
  const type = (text: string) => {
    const result = check(text)
    const why = draft?.why === undefined || result.ok ? undefined : result.why
    setDraft({ text, why })
  }
  return (
    <TextField
      label={label}
      text={draft?.text ?? String(value ?? '')}
      why={draft?.why === undefined ? undefined : say(draft.why)}
      onText={type}
      onEnter={() => void enter()}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.width === undefined ? {} : { width: props.width })}
      {...(props.lines === undefined ? {} : { lines: props.lines })}
    >
      {children}
    </TextField>
  )
}
