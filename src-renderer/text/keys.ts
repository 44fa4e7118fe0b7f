/** Names of keys: in a command's contract, in a tooltip, and for a screen reader. */
import { message, type Message } from '../../src-main/contract/text/text.ts'

/** The part of a KeyboardEvent that names the key. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const IS_MAC = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** The modifier of a click that toggles one tile: Command on a Mac, where Ctrl+click opens a menu. */
export function isToggling({ ctrlKey, metaKey }: Pick<PressedKey, 'ctrlKey' | 'metaKey'>): boolean {
  return IS_MAC ? metaKey : ctrlKey
}

/** As `CommandContract.keys` names it: `Ctrl+Shift+r`, where `Ctrl` is Command on a Mac. */
export function keyName(pressed: PressedKey, isMac = IS_MAC): string {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  // `?` and `+` imply Shift.
  const isInCharacter = key.length === 1 && key !== ' ' && !isLetter
  return [
    ...((isMac ? metaKey : ctrlKey) ? ['Ctrl'] : []),
    ...((isMac ? ctrlKey : metaKey) ? ['Other'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isInCharacter ? ['Shift'] : []),
    isLetter ? key.toLowerCase() : key,
  ].join('+')
}

const SHOWN: Readonly<Record<string, Message>> = {
  ArrowLeft: symbol('←'),
  ArrowRight: symbol('→'),
  ArrowUp: symbol('↑'),
  ArrowDown: symbol('↓'),
  Escape: message('keys.escape'),
  Enter: message('keys.enter'),
  Delete: message('keys.delete'),
  ' ': message('keys.space'),
  Ctrl: message('keys.ctrl'),
  Alt: message('keys.alt'),
  Shift: message('keys.shift'),
}
const SHOWN_ON_A_MAC: typeof SHOWN = {
  ...SHOWN,
  Ctrl: symbol('⌘'),
  Alt: symbol('⌥'),
  Shift: symbol('⇧'),
}

/** `Ctrl+,`, `Alt+←`, `Esc`; `⌘,` on a Mac. */
export function keyLabel(name: string, isMac = IS_MAC): Message {
  const key = isMac ? 'keys.combined-on-mac' : 'keys.combined'
  return combined(name, isMac ? SHOWN_ON_A_MAC : SHOWN, key)
}

const SPOKEN: typeof SHOWN = {
  ...SHOWN,
  ArrowLeft: message('keys.spoken-left'),
  ArrowRight: message('keys.spoken-right'),
  ArrowUp: message('keys.spoken-up'),
  ArrowDown: message('keys.spoken-down'),
  Ctrl: message('keys.spoken-ctrl'),
}
const SPOKEN_ON_A_MAC: typeof SHOWN = {
  ...SPOKEN,
  Ctrl: message('keys.spoken-command'),
  Alt: message('keys.spoken-option'),
}

/** For a screen reader: `Control+A`, `Alt+Left arrow`; `Command+A` on a Mac. */
export function spokenKey(name: string, isMac = IS_MAC): Message {
  return combined(name, isMac ? SPOKEN_ON_A_MAC : SPOKEN, 'keys.combined')
}

/** The key may be a plus itself. */
const BETWEEN_KEYS = /\+(?=.)/

function combined(
  name: string,
  names: typeof SHOWN,
  key: 'keys.combined' | 'keys.combined-on-mac',
): Message {
  return name
    .split(BETWEEN_KEYS)
    .map((part) => names[part] ?? symbol(part.length === 1 ? part.toUpperCase() : part))
    .reduceRight((combination, modifier) => message(key, { modifier, key: combination }))
}

function symbol(character: string): Message {
  return message('keys.symbol', { symbol: character })
}

/** The value of `aria-keyshortcuts`. */
export function keyShortcut(name: string, isMac = IS_MAC): string {
  return name.replace('Ctrl+', isMac ? 'Meta+' : 'Control+').replace(/(^|\+) $/, '$1Space')
}

/** `Show solo (Enter)`. */
export function withKey(label: Message, key: string | undefined): Message {
  return key === undefined ? label : message('keys.with-label', { label, key: keyLabel(key) })
}
