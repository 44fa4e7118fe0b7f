/** A text field with its label, and below it why its text is not valid. */
import { useId, type ChangeEvent, type ReactNode } from 'react'

interface TextFieldProps {
  readonly label: string
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean
  readonly text: string
  readonly why: string | undefined
  readonly placeholder?: string
  readonly width?: 'short'
  /** A list with one entry on each line: Enter begins a new line. */
  readonly lines?: true
  readonly takesFocus?: boolean
  /** It takes the focus of the sheet that it is in, when that opens: see `borrowFocus`. */
  readonly isFirst?: true
  /** What is typed is not shown. */
  readonly isSecret?: true
  readonly maxLength?: number
  readonly onText: (text: string) => void
  /** Enter was pressed, or the field lost the focus. */
  readonly onEnter?: () => void
  /** Enter was pressed. */
  readonly onCommit?: () => void
  /** In the field, after the text. */
  readonly children?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, text, why, placeholder, width, lines, takesFocus, children } = props
  const id = useId()
  const box = {
    id,
    value: text,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    autoFocus: takesFocus,
    'data-first': props.isFirst,
    'aria-invalid': why !== undefined,
    'aria-describedby': why === undefined ? undefined : `${id}-why`,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      props.onText(event.target.value),
    maxLength: props.maxLength,
    onBlur: () => props.onEnter?.(),
  }
  return (
    <div className="field" data-bad={why === undefined ? undefined : true} data-width={width}>
      <label htmlFor={id} className={hideLabel === true ? 'spoken' : undefined}>
        {label}
      </label>
      <div className="field-box">
        {lines === true ? (
          <textarea {...box} rows={1} />
        ) : (
          <input
            {...box}
            type={props.isSecret === true ? 'password' : 'text'}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              props.onEnter?.()
              props.onCommit?.()
            }}
          />
        )}
        {children}
      </div>
      {why === undefined ? undefined : (
        <p className="field-why" id={`${id}-why`} role="alert">
          {why}
        </p>
      )}
    </div>
  )
}
