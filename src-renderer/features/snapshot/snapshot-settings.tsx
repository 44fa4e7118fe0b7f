/** Where snapshots are written, what their files are called, and how raw arrays are written. */
import { useId } from 'react'
import { ARRAY_FORMATS, checkFileTemplate } from '../../../src-main/contract/picture-files.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import type { Check } from '../../theme/check.ts'
import { FolderField } from '../../theme/folder-field.tsx'
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
  const chooseFolder = {
    text: text('snapshot.choose-folder'),
    run: () => void store.request('snapshot:choose-folder'),
  }
  const takeDefault = {
    text: text('snapshot.default-folder'),
    run: () => void store.request('snapshot:default-folder'),
  }
  return (
    <fieldset className="setting setting-group">
      <legend>{text('snapshot.settings')}</legend>
      <FolderField
        label={text('snapshot.folder')}
        folder={folder}
        acts={isChosen ? [chooseFolder, takeDefault] : [chooseFolder]}
      />
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
