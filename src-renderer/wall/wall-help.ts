/** The wall's keys in sentences, for screen readers: those of `navigation.ts`, and those of the commands for tiles. */
import { commands } from '../features/commands.ts'
import { IS_MAC, keyWords } from '../text/keys.ts'

export function wallHelp(isMac = IS_MAC): string {
  const words = (key: string) => keyWords(key, isMac)
  return [
    `Arrow keys, Home and End go from tile to tile. With Shift they select.`,
    `With ${words('Ctrl')} they leave the selection as it is, and ${words('Ctrl+ ')} adds a tile to it or takes it out.`,
    'Escape clears the selection.',
    'Space picks up a tile, or all that are selected with it: arrow keys move them, Space or Enter drops them, Escape puts them back.',
    'While one tile is shown alone, Left arrow and Right arrow show the one before and after it, Enter or Escape shows all.',
    ...commands
      .filter(({ id, on }) => on === 'tiles' || id === 'select-all')
      .flatMap(({ keys = [], label }) =>
        keys.length === 0 ? [] : [`${keys.map(words).join(' or ')}: ${label}.`],
      ),
    'The last tile of a live camera cannot be removed.',
    // On a Mac no key opens a menu for what has the focus.
    ...(isMac ? [] : ['The Menu key or Shift+F10 opens a menu for the tile.']),
  ].join(' ')
}
