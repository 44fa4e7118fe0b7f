/** A wall that nobody operates: its display stays on, and it starts by itself. */
import { z } from 'zod'
import { section, setting } from '../../contract/setting.ts'

/** How Camwall starts when a person logs in. */
export const LOGIN_STARTS = ['off', 'window', 'kiosk'] as const

export interface UnattendedTopics {
  readonly unattended: { readonly canStartAtLogin: boolean }
}

export const unattendedSection = section('unattended', {
  /** The display does not sleep while a camera is live. */
  keepDisplayOn: setting(() => z.boolean(), true, { reported: true }),
  startAtLogin: setting(() => z.enum(LOGIN_STARTS), 'off', { reported: true }),
})
