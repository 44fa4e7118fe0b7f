/** The settings that may be in a report for strangers: those whose definition allows it. */
import type { AnySection } from '../../contract/setting.ts'

/** The values of each section, by its name; see `SettingsView`. */
export interface AnySettings {
  readonly setByFlags: readonly string[]
  readonly [section: string]: object
}

/** Values by section and key. */
export function reportedSettings(
  sections: readonly AnySection[],
  settings: AnySettings,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(
    sections.map(({ name, reported }) => {
      const values = Object.entries(settings[name] ?? {})
      return [name, Object.fromEntries(values.filter(([key]) => reported.includes(key)))]
    }),
  )
}
