/** A newer Camwall: what the page is told of it, and what a person can do about it. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import { section, setting } from '../../contract/setting.ts'

/** A newer Camwall, and how near it is. */
export type UpdateState =
  /** Started from its sources, which Camwall does not update. */
  | { readonly kind: 'never' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'offered'
      readonly version: string
      /** Where a person reads what is new, and gets it. */
      readonly address: string
      /** Whether this Camwall can put it in its own place: what a system's packages hold it cannot. */
      readonly canTake: boolean
    }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'downloaded'; readonly version: string }

/** What a person can do about an update. Later ends a download, too. */
export type UpdateAct = 'download' | 'later' | 'restart'

export interface UpdateTopics {
  readonly update: UpdateState
}

export const updateRequests = {
  'update:act': request<[act: UpdateAct]>('configure', () =>
    z.tuple([z.enum(['download', 'later', 'restart'])]),
  ),
} as const

export const updateCommands = [
  {
    id: 'check-for-updates',
    label: 'Check for updates',
    menu: { bar: 'help', group: 2 },
    on: 'wall',
    runs: 'main',
    right: 'configure',
  },
] as const satisfies readonly CommandContract[]

export const updatesSection = section('updates', {
  /** Ask once a day whether there is a newer Camwall. */
  lookForUpdates: setting(() => z.boolean(), true, { told: true }),
})
