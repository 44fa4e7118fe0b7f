/** Kiosk mode: the wall without controls, until a person leaves it by its own keys. Topic, requests and settings. */
import { z } from 'zod'
import { request } from '../../contract/request.ts'
import { section, setting } from '../../contract/setting.ts'
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'

export interface KioskState {
  readonly isOn: boolean
  /** The id of the window that asks for the PIN. */
  readonly asksIn: string | undefined
  readonly hasPin: boolean
}

export interface KioskTopics {
  readonly kiosk: KioskState
}

/** Digits of a PIN: fewer are guessed too soon, more are not remembered. */
export const PIN_DIGITS = { least: 4, most: 12 } as const

export function isPin(text: string): boolean {
  return /^\d+$/.test(text) && text.length >= PIN_DIGITS.least && text.length <= PIN_DIGITS.most
}

/** Leaves the unattended wall: nothing that a page or a cat on the keyboard presses by chance. */
const DEFAULT_LEAVE_KEYS = 'Ctrl+Alt+Shift+q'

const MODIFIERS = ['Ctrl', 'Alt', 'Shift'] as const

export type LeaveKeysCheck =
  | { readonly ok: true; readonly keys: string }
  | { readonly ok: false; readonly why: Message }

/**
 * A letter, a digit or a function key with Ctrl or Alt, in the form of `CommandContract.keys`; on a Mac, Ctrl is Command. Gives
 * the modifiers in their usual order and a letter in lower case.
 */
export function checkLeaveKeys(text: string): LeaveKeysCheck {
  const parts = text.split('+').map((part) => part.trim())
  const typed = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()))
  const modifiers = MODIFIERS.filter((modifier) => typed.has(modifier.toLowerCase()))
  const key = keyOf(parts.at(-1) ?? '')
  const isSafe = modifiers.includes('Ctrl') || modifiers.includes('Alt')
  return key === undefined || modifiers.length < typed.size || !isSafe
    ? { ok: false, why: message('kiosk.not-keys', { typed: text }) }
    : { ok: true, keys: [...modifiers, key].join('+') }
}

function keyOf(typed: string): string | undefined {
  if (/^[a-z\d]$/i.test(typed)) return typed.toLowerCase()
  return /^f([1-9]|1\d|2[0-4])$/i.test(typed) ? typed.toUpperCase() : undefined
}

export const kioskSection = section('kiosk', {
  /** The keys that leave kiosk mode. */
  leaveKeys: setting(
    () =>
      z.string().transform((text, context) => {
        const result = checkLeaveKeys(text)
        if (result.ok) return result.keys
        context.addIssue({ code: 'custom', message: ENGLISH.say(result.why) })
        return z.NEVER
      }),
    DEFAULT_LEAVE_KEYS,
    { reported: true },
  ),
})

const pin = () => z.string().refine(isPin)

export const kioskRequests = {
  /** Leaves kiosk mode if the PIN is right. */
  'kiosk:leave': request<[pin: string], { readonly isRight: boolean }>('view', () =>
    z.tuple([z.string().max(PIN_DIGITS.most)]),
  ),
  /** Asks for the PIN no longer. */
  'kiosk:stay': request<[]>('view', () => z.tuple([])),
  /** `undefined`: none is asked for. */
  'kiosk:set-pin': request<[pin: string | undefined]>('configure', () =>
    z.tuple([z.union([pin(), z.undefined()])]),
  ),
} as const
