/** Updates: topic, request, command and setting. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import { section, setting } from '../../contract/setting.ts'

/** Whether there is a newer version, and its progress. */
export type UpdateState =
  /** Camwall runs from its sources, which it does not update. */
  | { readonly kind: 'never' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'offered'
      readonly version: string
      /** Page with the release notes and downloads. */
      readonly address: string
      /** Whether this Camwall can install it; one from a system package cannot. */
      readonly canTake: boolean
    }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'downloaded'; readonly version: string }

/** `later` also cancels a download. */
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
    menu: { bar: 'help', group: 2 },
    on: 'wall',
    runs: 'main',
    right: 'configure',
  },
] as const satisfies readonly CommandContract[]

export const updatesSection = section('updates', {
  /** Check once a day for a newer version. */
  lookForUpdates: setting(() => z.boolean(), true, { reported: true }),
})
