/** Opens settings as Camwall does: with the hub's, those of a feature, and what is kept beside them. */
import { z } from 'zod'
import { section, setting } from '../../../../src-main/contract/setting.ts'
import { hubSection, type HubSettingsPatch } from '../../../../src-main/contract/settings.ts'
import { tilesSchema, windowsSchema } from '../../../../src-main/app/settings/kept.ts'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'

export const updatesSection = section('updates', {
  lookForUpdates: setting(() => z.boolean(), true, { told: true }),
})

export async function openStore(path: string, flags: HubSettingsPatch = {}) {
  const troubles: string[] = []
  const store = await openSettingsStore({
    path,
    sections: [hubSection, updatesSection],
    flags,
    onTrouble: (what) => troubles.push(what),
  })
  return {
    store,
    troubles,
    tiles: store.keep('tiles', tilesSchema, []),
    windows: store.keep('windows', windowsSchema, []),
  }
}
