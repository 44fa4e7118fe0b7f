/** What the core answers and does itself: layouts, notices and settings. */
import type { AnySection } from '../contract/setting.ts'
import { message } from '../contract/text/text.ts'
import type { Context, HandlersOf, RunnersOf } from './request-context.ts'
import type { Camwall } from './camwall.ts'
import type { layoutsRequests } from './layouts/contract.ts'
import type { noticeRequests } from './notices/contract.ts'
import { sectionOf, type settingsRequests } from './settings/contract.ts'
import type { Arranger } from './wall/arranger.ts'
import type { layoutCommands, wallCommands, wallRequests } from './wall/contract.ts'

type CoreRequests = typeof wallRequests &
  typeof layoutsRequests &
  typeof noticeRequests &
  ReturnType<typeof settingsRequests<readonly AnySection[]>>

export function coreHandlers(camwall: Camwall): HandlersOf<CoreRequests> {
  const { layouts, templates, settings, sections } = camwall
  const shown = ({ window }: Context) => layouts.of(window.layout)
  const unlocked = ({ window }: Context) => layouts.unlocked(window.layout)
  return {
    'tiles:move': (context, ids, before) =>
      unlocked(context).change((tiles) => tiles.move(ids, before)),
    'tiles:swap': (context, one, other) => unlocked(context).swap(one, other),
    'tiles:twin': (context, id) => unlocked(context).change((tiles) => tiles.twin(id)),
    'tiles:hotspot': (context, before) => unlocked(context).setHotspot(before),
    'tiles:remove': (context, ids) => unlocked(context).change((tiles) => tiles.remove(ids)),
    // The lock of a locked layout can be changed.
    'layout:change': (context, patch) =>
      (patch.isLocked === undefined ? unlocked : shown)(context).changeLayout(patch),
    'layouts:make': (_context, name, cameras) => layouts.make(name, cameras),
    'layouts:rename': (_context, id, name) => layouts.rename(id, name),
    'layouts:duplicate': (_context, id) => layouts.duplicate(id),
    'layouts:delete': (_context, id) => layouts.delete(id),
    'layouts:move': (_context, id, before) => layouts.move(id, before),
    'layouts:rules': (context, rules) => unlocked(context).changeRules(rules),
    'layouts:add-cameras': (context, cameras) =>
      unlocked(context).change((tiles) => tiles.add(cameras)),
    'groups:set': (_context, cameras, group, isIn) => layouts.setGroup(cameras, group, isIn),
    'templates:save': (_context, name, places) => templates.save(name, places),
    'templates:rename': (_context, id, name) => templates.rename(id, name),
    'templates:delete': (_context, id) => templates.delete(id),
    'camera:replace': (_context, from, to) => camwall.replace({ from, to }),
    'notice:dismiss': (_context, ids) => camwall.dismissNotices(ids),
    'settings:change': (_context, name, patch) => settings.change(sectionOf(sections, name), patch),
  }
}

export function coreRunners(
  camwall: Camwall,
): RunnersOf<readonly [...typeof wallCommands, ...typeof layoutCommands]> {
  /** A locked layout stays as it is, and the person is told why. */
  const unlessLocked = ({ window }: Context, act: (shown: Arranger) => void) => {
    const shown = camwall.layouts.of(window.layout)
    if (!shown.layout.isLocked) {
      act(shown)
      return
    }
    const what = message('notice.layout-locked')
    const todo = message('notice.layout-locked.todo')
    camwall.notify({ key: what.key, severity: 'info', what, todo })
  }
  return {
    'remove-silent': (context) =>
      unlessLocked(context, () => {
        camwall.feed.forgetSilent()
        camwall.publishCameras()
      }),
    'undo-wall': (context) => unlessLocked(context, (shown) => shown.undo()),
    'redo-wall': (context) => unlessLocked(context, (shown) => shown.redo()),
  }
}
