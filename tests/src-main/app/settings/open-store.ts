/** Opens settings like Camwall: with the sections of the hub and of a feature, and additional data. */
import { hubSection, type HubSettingsPatch } from '../../../../src-main/contract/settings.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  layoutsSchema,
  tilesSchema,
  windowsSchema,
} from '../../../../src-main/app/settings/kept.ts'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'
import { updatesSection } from '../../../../src-main/features/updates/contract.ts'

export async function openStore(
  path: string,
  flags: HubSettingsPatch = {},
  config: Readonly<Record<string, unknown>> = {},
) {
  const troubles: string[] = []
  const store = await openSettingsStore({
    path,
    sections: [hubSection, updatesSection],
    flags,
    config,
    onTrouble: (what) => troubles.push(ENGLISH.say(what)),
  })
  return {
    store,
    troubles,
    tiles: store.keep('tiles', tilesSchema, []),
    layouts: store.keep('layouts', layoutsSchema, []),
    windows: store.keep('windows', windowsSchema, []),
  }
}
