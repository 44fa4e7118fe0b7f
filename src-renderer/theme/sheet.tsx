/** A panel at the right side: beside the wall where there is room, over it otherwise. The wall stays live. */
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import type { PlainTextKey } from '../../src-main/contract/text/text.ts'
import { useCamwallStore } from '../store/use-camwall.ts'
import { borrowFocus } from './borrow-focus.ts'
import { PanelHeader } from './panel-header.tsx'
import './sheet.css'

interface SheetProps {
  readonly title: string
  readonly closeLabel: PlainTextKey
  /** The key that closes it, as `CommandContract.keys` names it; Escape in the sheet always does. */
  readonly closeKey?: string
  /** The focus stays where it was, for example on the tile that the sheet is of. */
  readonly keepsFocus?: boolean
  /** Whether it is at the left side while it is over the wall, because it would cover what it is of. */
  readonly isLeft?: boolean
  /** Whether Escape may close it. @param target - the element that has the focus */
  readonly mayClose?: (target: EventTarget) => boolean
  readonly className?: string
  readonly children: ReactNode
}

export function Sheet(props: SheetProps) {
  const { title, closeLabel, closeKey = 'Escape', keepsFocus, isLeft, mayClose, children } = props
  const store = useCamwallStore()
  const titleId = useId()
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (mayClose?.(event.target) !== false) store.closeSheet()
  }
  return (
    <section
      className={`sheet ${props.className ?? ''}`}
      role={keepsFocus === true ? 'region' : 'dialog'}
      aria-labelledby={titleId}
      data-left={isLeft === true ? true : undefined}
      tabIndex={-1}
      ref={keepsFocus === true ? undefined : borrowFocus}
      onKeyDown={escape}
    >
      <PanelHeader
        titleId={titleId}
        title={title}
        closeLabel={closeLabel}
        closeKey={closeKey}
        close={() => store.closeSheet()}
      />
      {children}
    </section>
  )
}
