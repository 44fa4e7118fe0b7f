/** Keys by their names: as a command has them, as a tooltip shows them, and as a screen reader is told. */

/** What a key press tells; a KeyboardEvent has it. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const IS_MAC = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** The key beside a click that adds to what is selected: Command on a Mac, where Ctrl+click opens a menu. */
export function isToggling({ ctrlKey, metaKey }: Pick<PressedKey, 'ctrlKey' | 'metaKey'>): boolean {
  return IS_MAC ? metaKey : ctrlKey
}

/** As `CommandContract.keys` names it: `Ctrl+Shift+r`, where `Ctrl` is Command on a Mac. */
export function keyName(pressed: PressedKey, isMac = IS_MAC): string {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  // In `?` and `+` Shift is in the character already.
  const isInCharacter = key.length === 1 && key !== ' ' && !isLetter
  return [
    ...((isMac ? metaKey : ctrlKey) ? ['Ctrl'] : []),
    ...((isMac ? ctrlKey : metaKey) ? ['Other'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isInCharacter ? ['Shift'] : []),
    isLetter ? key.toLowerCase() : key,
  ].join('+')
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
}
const ON_A_MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** `Ctrl+,`, `Alt+←`, `Esc`; `⌘,` on a Mac. */
export function keyLabel(name: string, isMac = IS_MAC): string {
  const parts = name.split('+').map((part) => {
    const shown = SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part)
    return isMac ? (ON_A_MAC[part] ?? shown) : shown
  })
  return parts.join(isMac ? '' : '+')
}

const READ_OUT: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left arrow',
  ArrowRight: 'Right arrow',
  ArrowUp: 'Up arrow',
  ArrowDown: 'Down arrow',
  ' ': 'Space',
  Ctrl: 'Control',
}
const READ_OUT_ON_A_MAC: Readonly<Record<string, string>> = { Ctrl: 'Command', Alt: 'Option' }

/** In words: `Control+A`, `Alt+Left arrow`; `Command+A` on a Mac. */
export function keyWords(name: string, isMac = IS_MAC): string {
  return name
    .split('+')
    .map((part) => {
      const ofMac = isMac ? READ_OUT_ON_A_MAC[part] : undefined
      return ofMac ?? READ_OUT[part] ?? (part.length === 1 ? part.toUpperCase() : part)
    })
    .join('+')
}

/** As `aria-keyshortcuts` names it. */
export function keyShortcut(name: string, isMac = IS_MAC): string {
  return name.replace('Ctrl+', isMac ? 'Meta+' : 'Control+').replace(/(^|\+) $/, '$1Space')
}

/** `Show alone (Enter)`. */
export function withKey(label: string, key: string | undefined): string {
  return key === undefined ? label : `${label} (${keyLabel(key)})`
}
