/** How a page changes settings. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import type { AnySection, PatchOf } from '../../contract/setting.ts'

/** The name of a section, and what is changed in it. */
export type SettingsChange<Of extends AnySection> = Of extends AnySection
  ? [section: Of['name'], patch: PatchOf<Of>]
  : never

/** Of all sections that there are. */
export function settingsRequests<const Sections extends readonly AnySection[]>(sections: Sections) {
  const changes = () =>
    z.union(sections.map(({ name, patch }) => z.tuple([z.literal(name), patch()])))
  return {
    // The schemas are gathered from a list, which has lost which name has which patch.
    'settings:change': request<SettingsChange<Sections[number]>>(
      'configure',
      () => changes() as unknown as z.ZodType<SettingsChange<Sections[number]>>,
    ),
  } as const
}

export const settingsCommands = [
  {
    id: 'settings',
    label: 'Settings…',
    keys: ['Ctrl+,'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
