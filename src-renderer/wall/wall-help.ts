/** The keys of the wall in sentences, for screen readers: those of `navigation.ts`, and those of the commands for tiles. */
import { message, sentences, type Message } from '../../src-main/contract/text/text.ts'
import { MAY_ARRANGE } from '../store/offered.ts'
import { commands, labelOf } from '../features/commands.ts'
import { IS_MAC, spokenKey } from '../text/keys.ts'

export function wallHelp(isMac = IS_MAC): Message {
  const modifier = spokenKey('Ctrl', isMac)
  return sentences(
    message('wall.help.navigate'),
    message('wall.help.toggle', { modifier, key: spokenKey('Ctrl+ ', isMac) }),
    message('wall.help.clear'),
    ...(MAY_ARRANGE
      ? [message('wall.help.move'), message('wall.help.free'), message('wall.help.fit')]
      : []),
    message('wall.help.solo'),
    ...commands
      .filter(({ id, on }) => on === 'tiles' || id === 'select-all')
      .flatMap(({ id, keys = [] }) =>
        keys.length === 0
          ? []
          : [message('wall.help.command', { key: eitherOf(keys, isMac), command: labelOf(id) })],
      ),
    ...(MAY_ARRANGE ? [message('wall.help.live-stays')] : []),
    // On a Mac, no key opens the menu of the element that has the focus.
    ...(isMac ? [] : [message('wall.help.menu')]),
  )
}

function eitherOf(keys: readonly string[], isMac: boolean): Message {
  return keys
    .map((key) => spokenKey(key, isMac))
    .reduce((key, other) => message('wall.help.either-key', { key, other }))
}
