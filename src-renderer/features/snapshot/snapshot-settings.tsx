/** Where snapshots are written, what their files are called, and how raw arrays are written. */
import { useId } from 'react'
import { ARRAY_FORMATS, checkFileTemplate } from '../../../src-main/contract/picture-files.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import type { Check } from '../../theme/check.ts'
import { Segments } from '../../theme/segments.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import './snapshot.css'

export function SnapshotSettings() {
  const store = useCamwallStore()
  const arraysLabel = useId()
  const settings = useTopics((topics) => topics?.settings.snapshot)
  const folder = useTopics((topics) => topics?.snapshot.folder)
  const isChosen = useTopics((topics) => topics?.snapshot.isChosen === true)
  const [arrays, choose] = useAtOnce(settings?.arrays ?? 'png', (choice) =>
    store.request('settings:change', 'snapshot', { arrays: choice }),
  )
  if (settings === undefined || folder === undefined) return undefined
  return (
    <fieldset className="setting snapshot">
      <legend>{text('snapshot.settings')}</legend>
      <p className="snapshot-folder">
        {text('snapshot.folder')} <output>{folder}</output>
      </p>
      <p className="setting-acts snapshot-folder-acts">
        <button
          type="button"
          className="button"
          onClick={() => void store.request('snapshot:choose-folder')}
        >
          {text('snapshot.choose-folder')}
        </button>
        {isChosen ? (
          <button
            type="button"
            className="button"
            onClick={() => void store.request('snapshot:default-folder')}
          >
            {text('snapshot.default-folder')}
          </button>
        ) : undefined}
      </p>
      <SettingField
        label={text('snapshot.template')}
        value={settings.template}
        check={checkTemplate}
        apply={(template) => store.request('settings:change', 'snapshot', { template })}
      />
      <div role="group" aria-labelledby={arraysLabel}>
        <p id={arraysLabel} className="snapshot-label">
          {text('snapshot.arrays')}
        </p>
        <Segments
          name="snapshot-arrays"
          value={arrays}
          choices={ARRAY_FORMATS}
          textOf={(format) => text(`snapshot.arrays-${format}`)}
          choose={choose}
        />
      </div>
      <p className="setting-help">{text('snapshot.settings-help')}</p>
    </fieldset>
  )
}

function checkTemplate(typed: string): Check<string> {
  const result = checkFileTemplate(typed)
  return result.ok ? { ok: true, value: result.template } : result
}
