/** What the core answers and does itself: wall, notices and settings. */
import type { AnySection } from '../contract/setting.ts'
import type { HandlersOf, RunnersOf } from './request-context.ts'
import type { Camwall } from './camwall.ts'
import type { noticeRequests } from './notices/contract.ts'
import { sectionOf, type settingsRequests } from './settings/contract.ts'
import type { layoutCommands, wallCommands, wallRequests } from './wall/contract.ts'

type CoreRequests = typeof wallRequests &
  typeof noticeRequests &
  ReturnType<typeof settingsRequests<readonly AnySection[]>>

export function coreHandlers(camwall: Camwall): HandlersOf<CoreRequests> {
  const { arranger, settings, sections } = camwall
  return {
    'tiles:move': (_context, ids, before) => arranger.change((tiles) => tiles.move(ids, before)),
    'tiles:twin': (_context, id) => arranger.change((tiles) => tiles.twin(id)),
    'tiles:remove': (_context, ids) => arranger.change((tiles) => tiles.remove(ids)),
    'layout:change': (_context, patch) => arranger.changeLayout(patch),
    'camera:replace': (_context, from, to) => camwall.replace({ from, to }),
    'notice:dismiss': (_context, id) => camwall.dismissNotice(id),
    'settings:change': (_context, name, patch) => settings.change(sectionOf(sections, name), patch),
  }
}

export function coreRunners(
  camwall: Camwall,
): RunnersOf<readonly [...typeof wallCommands, ...typeof layoutCommands]> {
  return {
    'remove-silent': () => {
      camwall.feed.forgetSilent()
      camwall.publishCameras()
    },
    'undo-wall': () => camwall.arranger.undo(),
    'redo-wall': () => camwall.arranger.redo(),
  }
}
