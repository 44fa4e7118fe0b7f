/** A newer Camwall: the setting to check for one, and the notice when there is one. */
import { updateCommands, type UpdateState } from '../../../src-main/features/updates/contract.ts'
import { text } from '../../text/language.ts'
import type { PageFeature, Strip } from '../page-feature.ts'
import { UpdateActs } from './update-acts.tsx'
import { updateWords } from './update-words.ts'
import { UpdatesSettings } from './updates-settings.tsx'

export const updates = {
  commands: updateCommands,
  Settings: UpdatesSettings,
  settingsNeed: 'check-for-updates',
  strips: ({ update }) => updateStrips(update),
} as const satisfies PageFeature

export function updateStrips(update: UpdateState): readonly Strip[] {
  const words = updateWords(update)
  if (words === undefined) return []
  const figure =
    update.kind === 'downloading'
      ? text('updates.progress', { percent: update.percent })
      : undefined
  return [{ key: 'update', severity: 'info', ...words, figure, Acts: UpdateActs }]
}
