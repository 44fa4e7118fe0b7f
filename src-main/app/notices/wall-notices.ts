/** What the wall tells of its hub, its senders and its settings. */
import type { NewNotice } from './notice-board.ts'

export const WOKEN: NewNotice = {
  key: 'woken',
  severity: 'info',
  what: 'Woke a sender that was waiting for a lost reply.',
}

/** Of a message. `camera` is `undefined` when it named none. */
export function notShown(why: string, camera: string | undefined): NewNotice {
  const who = camera === undefined ? 'A sender' : `“${camera}”`
  return {
    key: `fault of ${camera ?? ''}`,
    severity: 'warning',
    what: `${who} sent a message that cannot be shown. ${why}`,
  }
}

export function broken(error: unknown): NewNotice {
  const what = `A frame was lost by a fault of Camwall's own: ${String(error)}`
  return { key: 'broken', severity: 'error', what, todo: 'Please report it.' }
}

/** Of a publisher. */
export function behind(address: string): NewNotice {
  return {
    key: `behind ${address}`,
    severity: 'warning',
    what: `${address} sends more than this computer can take: its pictures wait in the sender's own queue, and are shown late.`,
    todo: 'Send fewer frames a second, or smaller ones.',
  }
}

export function settingsTrouble(what: string): NewNotice {
  return { key: what, severity: 'warning', what }
}
