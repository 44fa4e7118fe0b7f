/** The page's only listener for keys: navigation on the wall, Escape, and the table of commands. */
import { isSingleCharacter } from '../../src-main/contract/command.ts'
import { commandByKey, runCommand, type Command } from '../features/commands.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import { keyName, type PressedKey } from '../text/keys.ts'
import { keyMode, navigate, navigationFor } from '../wall/navigation.ts'

/** The element that has the focus when a key is pressed. */
export type Focus = 'wall' | 'nowhere' | 'button-on-wall' | 'text' | 'elsewhere'

export interface KeyPress extends PressedKey {
  readonly repeat: boolean
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function listenForKeys(page: Window, store: CamwallStore): () => void {
  const pressed = (event: KeyboardEvent) => answerKey(event, focusOf(event.target), store)
  page.addEventListener('keydown', pressed)
  return () => page.removeEventListener('keydown', pressed)
}

export function answerKey(press: KeyPress, focus: Focus, store: CamwallStore): void {
  if (press.defaultPrevented) return
  const key = keyName(press)
  const act = actionOf(key, focus, store)
  if (act === undefined) return
  // A held key repeats only movements.
  if (press.repeat && !isArrow(press.key)) press.preventDefault()
  else if (act() !== false) press.preventDefault()
}

/** Returns `false` when there was nothing to do: the key then keeps its default action. */
type Action = () => boolean | void

function actionOf(key: string, focus: Focus, store: CamwallStore): Action | undefined {
  if (key === 'Escape') return () => store.back()
  const navigation = isForTheWall(key, focus) ? navigationFor(key, keyMode(store)) : undefined
  if (navigation !== undefined) return () => navigate(navigation, store)
  const command = commandByKey(key)
  return command !== undefined && isHeard(command, key, focus, store)
    ? () => runCommand(store, command.id)
    : undefined
}

/** Keys act on a tile, and on the page when nothing has the focus; a button keeps its own keys. */
function isForTheWall(key: string, focus: Focus): boolean {
  if (focus === 'nowhere') return key !== ' '
  return focus === 'wall' || (focus === 'button-on-wall' && isArrow(key))
}

/** A text field keeps the keys that type or edit. */
function isHeard({ id, on }: Command, key: string, focus: Focus, store: CamwallStore): boolean {
  const { tiles, main } = store
  if (isSingleCharacter(key)) {
    // WCAG 2.1.4: they can be switched off.
    const { singleCharacters = true } = main.topics.getState()?.settings.keys ?? {}
    if (!singleCharacters) return false
    // They act only on a tile, because speech input and typing errors produce them, too.
    if (key !== HELP) return focus === 'wall'
  }
  // Outside of the wall, and when it is empty, it selects text.
  if (id === 'select-all') return focus !== 'text' && focus !== 'elsewhere' && tiles.all.length > 0
  if (on === 'tiles') return isForTheWall(key, focus)
  return focus !== 'text' || (/^(Ctrl|Alt)\+|^F\d+$/.test(key) && !EDITING.test(key))
}

const HELP = '?'
const TYPED_IN = 'input:not([type="radio"], [type="checkbox"]), textarea, select'
const EDITING = /^Ctrl\+(Shift\+)?[acvxyz]$/

function isArrow(key: string): boolean {
  return key.includes('Arrow')
}

function focusOf(target: EventTarget | null): Focus {
  if (target === document.body) return 'nowhere'
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest(TYPED_IN) !== null) return 'text'
  if (target.closest('.wall-overlay') === null) return 'elsewhere'
  return target.closest('button') === null ? 'wall' : 'button-on-wall'
}
