/** The settings that may be told to strangers: those of which their definition says so. */
import type { AnySection } from '../../contract/setting.ts'
import type { SettingsView } from '../../contract/settings.ts'

/** Values by section and key. */
export function toldSettings(
  sections: readonly AnySection[],
  settings: SettingsView<readonly AnySection[]>,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(
    sections.map(({ name, told }) => [
      name,
      Object.fromEntries(told.map((key) => [key, settings[name]?.[key]])),
    ]),
  )
}
