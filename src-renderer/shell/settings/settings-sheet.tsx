/** The settings: a sheet over the wall's right side. The wall stays live beside it; what is changed applies at once. */
import type { KeyboardEvent, RefCallback } from 'react'
import { flushSync } from 'react-dom'
import { X } from 'lucide-react'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { features } from '../../features/list.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { checkListen } from '../../theme/check.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { Publishers } from './publishers.tsx'
import { Reach } from './reach.tsx'
import { WhoMaySend } from './who-may-send.tsx'
import './settings.css'

export function SettingsSheet() {
  const store = useCamwallStore()
  const hub = useTopics((topics) => topics?.settings.hub)
  if (hub === undefined) return undefined
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (entersTyped(event.target)) store.closeSettings()
  }
  return (
    <div
      className="sheet"
      role="dialog"
      aria-labelledby="settings-title"
      tabIndex={-1}
      ref={borrowFocus}
      onKeyDown={escape}
    >
      <header>
        <h2 id="settings-title">Settings</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close settings"
          title="Close (Esc)"
          onClick={() => store.closeSettings()}
        >
          <X />
        </button>
      </header>
      <ModeChoice mode={hub.mode} />
      {hub.mode === 'req-rep' ? (
        <Listening hub={hub} />
      ) : (
        <Publishers addresses={hub.connect} encrypt={hub.encrypt} />
      )}
      <WhoMaySend hub={hub} />
      {features.map(({ Settings }, index) =>
        Settings === undefined ? undefined : <Settings key={index} />,
      )}
    </div>
  )
}

/** REQ/REP only: a publisher listens by itself, and waits for nobody's reply. */
function Listening({ hub }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  const fault = useTopics((topics) => (topics?.hub.kind === 'fault' ? topics.hub : undefined))
  return (
    <section className="setting">
      <SettingField
        label="Listen address"
        value={hub.listen}
        check={checkListen}
        apply={(listen) => store.request('settings:change', 'hub', { listen })}
      />
      {fault === undefined ? undefined : (
        <p className="field-why">
          {fault.what} {fault.todo}
        </p>
      )}
      <Reach listen={hub.listen} />
      <FlagNote setting="listen" />
    </section>
  )
}

/**
 * Leaving a field applies what was typed there, and so does leaving the sheet. Gives `false` when that cannot be applied:
 * its reason is then told, and the next time it is given up.
 */
function entersTyped(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return true
  const field = target.closest<HTMLElement>('.field')
  if (field === null || isBad(field)) return true
  flushSync(() => target.blur())
  if (isBad(field)) target.focus()
  return !isBad(field)
}

function isBad(field: HTMLElement): boolean {
  return field.dataset['bad'] !== undefined
}

/** Takes the focus while the sheet is open, and gives it back to where it was. */
const borrowFocus: RefCallback<HTMLElement> = (sheet) => {
  if (sheet === null) return undefined
  const before = document.activeElement
  sheet.focus()
  return () => {
    const isTaken =
      document.activeElement !== document.body && !sheet.contains(document.activeElement)
    if (!isTaken && before instanceof HTMLElement) before.focus()
  }
}
