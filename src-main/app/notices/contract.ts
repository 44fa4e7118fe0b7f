/** Notices, between the main process and the page. */
import { z } from 'zod'
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

export const noticeRequests = {
  'notice:dismiss': request<[id: number]>('arrange', () => z.tuple([z.int()])),
} as const
