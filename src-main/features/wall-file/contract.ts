/** One file for everything: export and import of all settings and layouts. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import type { Message } from '../../contract/text/text.ts'

/** Why a change needs the consent of a person: it would let in senders that are kept out now, or tell others of the cameras. */
export type Risk =
  | 'encryption-off'
  | 'list-emptied'
  | 'port-opened'
  | 'name-allowed'
  | 'told-elsewhere'

export interface FileChange {
  /** `hub.mode`, or `tiles` for all tiles. */
  readonly path: string
  /** JSON, shortened; `undefined` if there is no value now. */
  readonly now: string | undefined
  readonly then: string
  readonly risk: Risk | undefined
}

/** What an import of a file would do. */
export interface ImportPlan {
  readonly path: string
  /** If there is one, nothing is imported. */
  readonly faults: readonly Message[]
  readonly changes: readonly FileChange[]
  /** What is in the file and stays as it is here. */
  readonly left: readonly Message[]
}

/** Changes with a risk: there are as many as settings that control access. */
const MAX_ALLOWED = 16

export const wallFileRequests = {
  /** Lets a person choose a file, and checks it; `undefined` when none is chosen. */
  'wall-file:choose': request<[], ImportPlan | undefined>('configure', () => z.tuple([])),
  /** Imports the file that was chosen in this window, with those changes with a risk that are allowed, and starts Camwall again. */
  'wall-file:import': request<[allowed: readonly FileChange['path'][]]>('configure', () =>
    z.tuple([z.array(z.string()).max(MAX_ALLOWED)]),
  ),
} as const

export const wallFileCommands = [
  {
    id: 'export-settings',
    menu: { bar: 'file', group: 3 },
    on: 'wall',
    runs: 'main',
    right: 'configure',
  },
  {
    id: 'import-settings',
    menu: { bar: 'file', group: 3 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
