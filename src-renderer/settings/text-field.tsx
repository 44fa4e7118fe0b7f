/** One line of text with its label, and the reason under it when it cannot be applied. */
import { useId, type ReactNode } from 'react'

interface TextFieldProps {
  readonly label: string
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean
  readonly text: string
  readonly why: string | undefined
  readonly placeholder?: string
  readonly width?: 'short'
  readonly takesFocus?: boolean
  readonly onText: (text: string) => void
  /** Enter was pressed, or the focus went elsewhere. */
  readonly onEnter: () => void
  /** Stands in the field, after the text. */
  readonly children?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, text, why, placeholder, width, takesFocus, children } = props
  const id = useId()
  return (
    <div className="field" data-bad={why === undefined ? undefined : true} data-width={width}>
      <label htmlFor={id} className={hideLabel === true ? 'spoken' : undefined}>
        {label}
      </label>
      <div className="field-box">
        <input
          id={id}
          type="text"
          value={text}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          autoFocus={takesFocus}
          aria-invalid={why !== undefined}
          aria-describedby={why === undefined ? undefined : `${id}-why`}
          onChange={(event) => props.onText(event.target.value)}
          onBlur={() => props.onEnter()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') props.onEnter()
          }}
        />
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
