/** What the core answers and does itself: wall, notices and settings. */
import type { AnySection } from '../contract/setting.ts'
import type { HandlersOf, RunnersOf } from './request-context.ts'
import type { Camwall } from './camwall.ts'
import type { noticeRequests } from './notices/contract.ts'
import { sectionOf, type settingsRequests } from './settings/contract.ts'
import type { wallCommands, wallRequests } from './wall/contract.ts'

type CoreRequests = typeof wallRequests &
  typeof noticeRequests &
  ReturnType<typeof settingsRequests<readonly AnySection[]>>

export function coreHandlers(camwall: Camwall): HandlersOf<CoreRequests> {
  const { tiles, settings, sections } = camwall
  return {
    'tiles:move': (_context, ids, before) => {
      tiles.move(ids, before)
      camwall.publishTiles()
    },
    'tiles:twin': (_context, id) => {
      tiles.twin(id)
      camwall.publishTiles()
    },
    'tiles:remove': (_context, ids) => {
      tiles.remove(ids)
      camwall.publishCameras()
    },
    'camera:replace': (_context, from, to) => camwall.replace({ from, to }),
    'notice:dismiss': (_context, id) => camwall.dismissNotice(id),
    'settings:change': (_context, name, patch) => settings.change(sectionOf(sections, name), patch),
  }
}

export function coreRunners(camwall: Camwall): RunnersOf<typeof wallCommands> {
  return {
    'remove-silent': () => {
      camwall.feed.forgetSilent()
      camwall.publishCameras()
    },
  }
}
