/** A dialog over the wall, which stays live. Escape closes it. */
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { useCamwallStore } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'
import { borrowFocus } from './borrow-focus.ts'
import './dialog.css'

interface DialogProps {
  readonly title: string
  /** What its first button does, and what Enter in a field does; a dialog without it has one button, “Close”. */
  readonly action?: { readonly label: string; act(): void }
  readonly children: ReactNode
}

export function Dialog({ title, action, children }: DialogProps) {
  const store = useCamwallStore()
  const titleId = useId()
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    store.closeDialog()
  }
  return (
    <div className="dialog-ground" onKeyDown={escape}>
      <form
        className="dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        ref={borrowFocus}
        onSubmit={(event) => {
          event.preventDefault()
          action?.act()
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="dialog-acts">
          <button type="button" className="button" onClick={() => store.closeDialog()}>
            {text(action === undefined ? 'dialog.close' : 'dialog.cancel')}
          </button>
          {action === undefined ? undefined : (
            <button type="submit" className="button button-main">
              {action.label}
            </button>
          )}
        </div>
      </form>
    </div>
  )
}
