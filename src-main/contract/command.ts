/** How a command is defined: menu, keys, buttons and tooltips all come from this. */
import type { Right } from './request.ts'

export interface CommandContract {
  readonly id: string
  readonly label: string
  /**
   * Keys that run it, the first one is shown: `KeyboardEvent.key` with `Ctrl+`, `Alt+`, `Shift+` before it. `Ctrl` is
   * Command on a Mac. A letter is written in lower case: `r`, `Shift+r`, `Ctrl+,`.
   */
  readonly keys?: readonly string[]
  /** Where it stands in the menu bar; items of one group stand together, in the order of the list. */
  readonly menu?: {
    readonly bar: 'file' | 'view' | 'tile' | 'help'
    readonly group: number
    readonly submenu?: string
  }
  /** `tiles`: acts on the selected tiles, and stands in a tile's own menu too when it is in the `tile` menu. */
  readonly on: 'wall' | 'tiles'
  /** Which process carries it out. */
  readonly runs: 'main' | 'page'
  /** That a window needs for it, when the main process carries it out; `view` unless given. */
  readonly right?: Right
}
