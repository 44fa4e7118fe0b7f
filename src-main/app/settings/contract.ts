/** The request with which a page changes settings. */
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
  type Change = SettingsChange<Sections[number]>
  return {
    'settings:change': request<Change>('configure', () =>
      z
        .tuple([z.enum(sections.map(({ name }) => name)), z.unknown()])
        .transform(([name, patch], context) => {
          const checked = sectionOf(sections, name).patch().safeParse(patch)
          if (checked.success) return [name, checked.data] as unknown as Change // Checked by its section's schema.
          for (const issue of checked.error.issues)
            context.issues.push({ ...issue, path: [1, ...issue.path], input: patch } as never)
          return z.NEVER
        }),
    ),
  } as const
}

export function sectionOf(sections: readonly AnySection[], name: string): AnySection {
  const found = sections.find((section) => section.name === name)
  if (found === undefined) throw new Error(`There are no settings by the name of ${name}.`)
  return found
}

export const settingsCommands = [
  {
    id: 'settings',
    keys: ['Ctrl+,'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
