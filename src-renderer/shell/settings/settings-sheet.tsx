/** The settings. Changes apply at once. */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { uses } from '../../../src-main/contract/mode.ts'
import { isOffered } from '../../store/offered.ts'
import { useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { AccessControl } from './access-control.tsx'
import { FoundSettings } from './found-settings.tsx'
import { Listeners } from './listeners.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { Publishers } from './publishers.tsx'
import { sections } from './sections.ts'
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
      {uses(hub.mode, 'req-rep') ? (
        <FoundSettings search={search}>
          <Listeners hub={hub} />
        </FoundSettings>
      ) : undefined}
      {uses(hub.mode, 'pub-sub') ? (
        <FoundSettings search={search}>
          <Publishers hub={hub} />
        </FoundSettings>
      ) : undefined}
      <FoundSettings search={search}>
        <AccessControl hub={hub} />
      </FoundSettings>
      {sections.map(({ Settings, settingsNeed }, index) =>
        Settings === undefined ||
        (settingsNeed !== undefined && !isOffered(settingsNeed)) ? undefined : (
          <FoundSettings key={index} search={search}>
            <Settings />
          </FoundSettings>
        ),
      )}
      <p className="settings-nothing">{text('settings.nothing')}</p>
    </Sheet>
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
