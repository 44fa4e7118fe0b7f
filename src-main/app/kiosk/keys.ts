/** The keys of kiosk mode: those that leave it, and those that type a PIN. */

export interface KioskKey {
  /** As in a `KeyboardEvent`. */
  readonly key: string
  readonly code: string
  /** Command on a Mac. */
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** Another modifier: the Windows key, or Control on a Mac. */
  readonly other: boolean
  /** Pressed now: neither released nor repeated. */
  readonly isPress: boolean
}

/** @param keys - in the form of `checkLeaveKeys` */
export function isLeaveKeys(pressed: KioskKey, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  return (
    pressed.ctrl === parts.includes('Ctrl') &&
    pressed.alt === parts.includes('Alt') &&
    pressed.shift === parts.includes('Shift') &&
    !pressed.other &&
    isKey(pressed, key)
  )
}

/** With Alt or Shift, `key` may be another character, such as the @ of a German keyboard: `code` is the key's place. */
function isKey({ key, code }: KioskKey, name: string): boolean {
  const isAtPlace = code === `Key${name.toUpperCase()}` || code === `Digit${name}`
  return key.toLowerCase() === name.toLowerCase() || isAtPlace
}

const EDITING = new Set(['Enter', 'Escape', 'Tab', 'Backspace', 'Delete'])

export function typesPin({ key, ctrl, alt, other }: KioskKey): boolean {
  return !ctrl && !alt && !other && (/^\d$/.test(key) || EDITING.has(key))
}
