/** The list of hidden tiles, which brings them back. */
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { borrowFocus } from '../../theme/borrow-focus.ts'
import { PanelHeader } from '../../theme/panel-header.tsx'
import { hiddenPanel } from './panel-state.ts'
import './hidden-panel.css'

export function HiddenPanel() {
  const isOpen = useStore(hiddenPanel)
  const topics = useTopics((all) => all)
  const store = useCamwallStore()
  if (!isOpen || topics === undefined) return undefined
  const { tiles, hidden, aliases } = topics
  const close = () => hiddenPanel.setState(false, true)
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  const show = (ids: readonly string[]) => void store.request('views:show', ids)
  const listed = tiles.filter(({ id }) => hidden.includes(id))
  return (
    <section
      className="hidden-panel"
      role="dialog"
      aria-labelledby="hidden-title"
      tabIndex={-1}
      ref={borrowFocus}
      onKeyDown={escape}
    >
      <PanelHeader
        titleId="hidden-title"
        title={text('views.hidden')}
        closeLabel="views.close-hidden"
        closeKey="Escape"
        close={close}
      />
      {listed.length === 0 ? (
        <p className="hidden-none">{text('views.none-hidden')}</p>
      ) : (
        <ul>
          {listed.map(({ id, camera }) => {
            const label = aliases.find((alias) => alias.camera === camera)?.alias ?? camera
            return (
              <li key={id}>
                <button type="button" className="button" onClick={() => show([id])}>
                  {text('views.show', { camera: label })}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {listed.length < 2 ? undefined : (
        <button type="button" className="button" onClick={() => show(hidden)}>
          {text('views.show-all')}
        </button>
      )}
    </section>
  )
}
