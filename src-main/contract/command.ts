/** Defines a command. Menu items, keys, buttons and tooltips are derived from it. */
import type { Right } from './request.ts'
import { message, type Message, type PlainTextKey } from './text/text.ts'

type IdIn<Key extends string> = Key extends `command.${infer Id}` ? Id : never

/** Every command has a text, `command.<id>`: one without does not compile. */
export type AnyCommandId = IdIn<PlainTextKey>

export interface CommandContract {
  readonly id: AnyCommandId
  /**
   * Keys that run it; the first one is shown. A key is a `KeyboardEvent.key` with prefixes `Ctrl+`, `Alt+`, `Shift+`; `Ctrl` is
   * Command on a Mac. Letters are in lower case: `r`, `Shift+r`, `Ctrl+,`.
   */
  readonly keys?: readonly string[]
  /** Its position in the menu bar. Items of one group are adjacent, in the order of the list. */
  readonly menu?: {
    readonly bar: 'file' | 'view' | 'tile' | 'help'
    readonly group: number
    readonly submenu?: Extract<PlainTextKey, `menu.${string}`>
  }
  /** `tiles`: it acts on the selected tiles, and is also in a tile's context menu if it is in the `tile` menu. */
  readonly on: 'wall' | 'tiles'
  /** The process that runs it. */
  readonly runs: 'main' | 'page'
  /** The right that a window needs, if the main process runs it; `view` by default. */
  readonly right?: Right
}

/** What menus, buttons and tooltips call it. */
export function commandText(id: AnyCommandId): Message {
  return message(`command.${id}`)
}

/** Whether a key is a character that is typed without Ctrl or Alt: `r`, `Shift+r`, `?`. The space bar presses buttons instead. */
export function isSingleCharacter(key: string): boolean {
  return /^(Shift\+)?\S$/u.test(key)
}
