/** Notices, between the main process and the page. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import type { Message } from '../../contract/text/text.ts'

/** Something an operator should know: what happened, and what to do. Repeats are counted, not listed. */
export interface Notice {
  readonly id: number
  readonly severity: 'info' | 'warning' | 'error'
  readonly what: Message
  readonly todo?: Message
  /** Milliseconds since the epoch, of the newest repeat. */
  readonly at: number
  readonly times: number
}

export interface NoticeTopics {
  readonly notices: readonly Notice[]
}

/** Beyond that the oldest is removed. */
export const MAX_NOTICES = 20

export const noticeRequests = {
  'notice:dismiss': request<[ids: readonly number[]]>('arrange', () =>
    z.tuple([z.array(z.int()).max(MAX_NOTICES)]),
  ),
} as const

export const noticeCommands = [
  {
    id: 'notices',
    menu: { bar: 'view', group: 5 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
