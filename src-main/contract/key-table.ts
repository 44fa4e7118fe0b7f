/** The table of all keys, in the groups of the menus: for the panel of keys and for the guide. */
import { commandText, isSingleCharacter, type CommandContract } from './command.ts'
import { message, type Message } from './text/text.ts'

export interface KeyRow {
  readonly what: Message
  /** As `CommandContract.keys` names them. A command without keys is in a menu only. */
  readonly keys: readonly string[]
}

export interface KeyGroup {
  readonly title: Message
  readonly rows: readonly KeyRow[]
}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']
const BARS = ['file', 'view', 'tile', 'help'] as const
/** Where commands that are in no menu are listed, at the end. */
const WITHOUT_MENU: (typeof BARS)[number] = 'view'

/** The keys of the wall that are no commands; see `navigation.ts` of the page. */
const WALL: KeyGroup = {
  title: message('wall.label'),
  rows: [
    { what: message('key-table.go'), keys: [...ARROWS, 'Home', 'End'] },
    { what: message('key-table.extend'), keys: ARROWS.map((key) => `Shift+${key}`) },
    { what: message('key-table.go-on'), keys: ARROWS.map((key) => `Ctrl+${key}`) },
    { what: message('key-table.toggle'), keys: ['Ctrl+ '] },
    { what: message('key-table.lift'), keys: [' '] },
    { what: message('key-table.size'), keys: ARROWS.map((key) => `Shift+${key}`) },
    { what: message('key-table.solo'), keys: ['ArrowLeft', 'ArrowRight'] },
    { what: message('key-table.menu'), keys: ['Shift+F10'] },
    { what: message('key-table.back'), keys: ['Escape'] },
  ],
}

export function keyTable(
  commands: readonly CommandContract[],
  { hasSingleCharacters }: { readonly hasSingleCharacters: boolean },
): readonly KeyGroup[] {
  const isShown = (key: string) => hasSingleCharacters || !isSingleCharacter(key)
  const menus = BARS.map((bar) => ({
    title: message(`menu.${bar}`),
    rows: commands
      .filter(({ menu }) => (menu?.bar ?? WITHOUT_MENU) === bar)
      .toSorted((a, b) => (a.menu?.group ?? Infinity) - (b.menu?.group ?? Infinity))
      .map((command) => ({ what: nameOf(command), keys: (command.keys ?? []).filter(isShown) })),
  }))
  return [WALL, ...menus]
}

/** With the name of its submenu, if it is in one. */
function nameOf({ id, menu }: CommandContract): Message {
  const command = commandText(id)
  return menu?.submenu === undefined
    ? command
    : message('key-table.in-submenu', { menu: message(menu.submenu), command })
}
