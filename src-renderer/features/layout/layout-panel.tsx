/** The panel of the layout: its kind, the gaps, the lock, and how long each page is shown. */
import type { KeyboardEvent } from 'react'
import { X } from 'lucide-react'
import { useStore } from 'zustand'
import {
  GAPS,
  LAYOUT_KINDS,
  type LayoutPatch,
  type WallLayout,
} from '../../../src-main/contract/layout.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { withKey } from '../../text/keys.ts'
import { say, text } from '../../text/language.ts'
import { borrowFocus } from '../../theme/borrow-focus.ts'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { LayoutIcon } from './layout-icon.tsx'
import './layout-panel.css'

/** Seconds. */
const DWELLS = [5, 10, 30, 60] as const

export function LayoutPanel() {
  const store = useCamwallStore()
  const layout = useTopics((topics) => topics?.layout)
  const isOpen = useStore(store.panel, (open) => open === 'layout')
  const close = () => store.panel.setState(undefined, true)
  if (layout === undefined || !isOpen) return undefined
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  return (
    <section
      className="layout-panel"
      role="dialog"
      aria-labelledby="layout-title"
      tabIndex={-1}
      ref={borrowFocus}
      onKeyDown={escape}
    >
      <header>
        <h2 id="layout-title">{text('layout.title')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={text('layout.close')}
          title={say(withKey(message('layout.close'), 'Escape'))}
          onClick={close}
        >
          <X />
        </button>
      </header>
      <Choices layout={layout} />
    </section>
  )
}

function Choices({ layout }: { readonly layout: WallLayout }) {
  const store = useCamwallStore()
  const change = (patch: LayoutPatch) => store.request('layout:change', patch)
  const [kind, setKind] = useAtOnce(layout.kind, (next) => change({ kind: next }))
  const [gap, setGap] = useAtOnce(layout.gap, (next) => change({ gap: next }))
  const [dwell, setDwell] = useAtOnce(layout.dwell, (next) => change({ dwell: next }))
  const [isLocked, setLocked] = useAtOnce(layout.isLocked, (next) => change({ isLocked: next }))
  const isCycling = useStore(store.cycling)
  return (
    <>
      <fieldset className="layout-kinds" disabled={isLocked}>
        <legend className="spoken">{text('layout.kind')}</legend>
        {LAYOUT_KINDS.map((choice) => (
          <label key={choice} className="layout-kind" title={text(`layout.help-${choice}`)}>
            <input
              type="radio"
              name="layout-kind"
              checked={kind === choice}
              onChange={() => setKind(choice)}
            />
            <LayoutIcon kind={choice} />
            <span>{text(`layout.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="layout-row" disabled={isLocked}>
        <legend>{text('layout.gap')}</legend>
        <div className="segments">
          {GAPS.map((choice) => (
            <label key={choice} className="segment">
              <input
                type="radio"
                name="layout-gap"
                checked={gap === choice}
                onChange={() => setGap(choice)}
              />
              <span>{text(`layout.gap-${choice}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="layout-row" disabled={isLocked}>
        <legend>{text('layout.dwell')}</legend>
        <div className="segments">
          {DWELLS.map((choice) => (
            <label key={choice} className="segment">
              <input
                type="radio"
                name="layout-dwell"
                checked={dwell === choice}
                onChange={() => setDwell(choice)}
              />
              <span>{text('layout.seconds', { seconds: choice })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="switch">
        <input
          type="checkbox"
          checked={isCycling}
          onChange={({ target }) => store.cycling.setState(target.checked, true)}
        />
        <span>{text('layout.cycle')}</span>
      </label>
      <label className="switch">
        <input
          type="checkbox"
          checked={isLocked}
          onChange={({ target }) => setLocked(target.checked)}
        />
        <span>{text('layout.lock')}</span>
      </label>
    </>
  )
}
