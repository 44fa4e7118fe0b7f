/** A modal dialog. The wall under it stays live. */
import { useId, type KeyboardEvent, type ReactNode, type RefCallback } from 'react'
import { useCamwallStore } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'
import './dialog.css'

interface DialogProps {
  readonly title: string
  /** What its main button does, and Enter in a field. A dialog without it has only the button “Close”. */
  readonly action?: { readonly label: string; act(): void }
  /** What its other button and Escape do; by default, they close the dialog that a command opened. */
  readonly close?: () => void
  readonly children: ReactNode
}

export function Dialog({ title, action, close, children }: DialogProps) {
  const store = useCamwallStore()
  const leave = close ?? (() => store.closeDialog())
  const titleId = useId()
  // The page does not know of one that no command opened, and would close what is below it.
  const keepEscape = (event: KeyboardEvent) => {
    if (close !== undefined && event.key === 'Escape') event.stopPropagation()
  }
  return (
    <dialog
      className="dialog"
      aria-labelledby={titleId}
      ref={showModal}
      onCancel={leave}
      onKeyDown={keepEscape}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          action?.act()
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="dialog-acts">
          <button type="button" className="button" onClick={leave}>
            {text(action === undefined ? 'dialog.close' : 'dialog.cancel')}
          </button>
          {action === undefined ? undefined : (
            <button type="submit" className="button button-main">
              {action.label}
            </button>
          )}
        </div>
      </form>
    </dialog>
  )
}

/** The browser keeps the focus in it, and restores it afterwards. Its first field takes the focus, with its text selected. */
const showModal: RefCallback<HTMLDialogElement> = (dialog) => {
  dialog?.showModal()
  dialog?.querySelector('input')?.select()
  return () => dialog?.close()
}
