/** The settings. Changes apply at once. */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { sentences } from '../../../src-main/contract/text/text.ts'
import { features } from '../../features/list.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { checkListen } from '../../theme/check.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { AccessControl } from './access-control.tsx'
import { FoundSettings } from './found-settings.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { Publishers } from './publishers.tsx'
import { Reach } from './reach.tsx'
import './settings.css'

export function SettingsSheet() {
  const hub = useTopics((topics) => topics?.settings.hub)
  const [search, setSearch] = useState('')
  if (hub === undefined) return undefined
  return (
    <Sheet
      title={text('settings.title')}
      closeLabel="settings.close"
      className="settings-sheet"
      mayClose={entersTyped}
    >
      <TextField
        label={text('settings.search')}
        hideLabel
        placeholder={text('settings.search')}
        text={search}
        why={undefined}
        onText={setSearch}
      />
      <FoundSettings search={search}>
        <ModeChoice mode={hub.mode} />
      </FoundSettings>
      <FoundSettings search={search}>
        {hub.mode === 'req-rep' ? (
          <Listening hub={hub} />
        ) : (
          <Publishers addresses={hub.connect} encrypt={hub.encrypt} />
        )}
      </FoundSettings>
      <FoundSettings search={search}>
        <AccessControl hub={hub} />
      </FoundSettings>
      {features.map(({ Settings }, index) =>
        Settings === undefined ? undefined : (
          <FoundSettings key={index} search={search}>
            <Settings />
          </FoundSettings>
        ),
      )}
      <p className="settings-nothing">{text('settings.nothing')}</p>
    </Sheet>
  )
}

/** For REQ/REP only. */
function Listening({ hub }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  const fault = useTopics((topics) => (topics?.hub.kind === 'fault' ? topics.hub : undefined))
  return (
    <section className="setting">
      <SettingField
        label={text('settings.listen')}
        value={hub.listen}
        check={checkListen}
        apply={(listen) => store.request('settings:change', 'hub', { listen })}
      />
      {fault === undefined ? undefined : (
        <p className="field-why">{say(sentences(fault.what, fault.todo))}</p>
      )}
      <Reach listen={hub.listen} />
      <FlagNote setting="listen" />
    </section>
  )
}

/**
 * Leaving a field applies its text, and so does closing the sheet. Returns `false` when the text is not valid: the field
 * then shows why, and the next call discards the text.
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
