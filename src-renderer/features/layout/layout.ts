/** The layout of the wall, on the page's side: its panel, the pages, and the lock. */
import { layoutCommands } from '../../../src-main/app/wall/contract.ts'
import type { PagedLayout } from '../../../src-main/contract/layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { pageCount, pageOf, rangeOf } from '../../store/pages.ts'
import { nextInCycle } from '../../store/shown-layout.ts'
import { text } from '../../text/language.ts'
import type { PageFeature } from '../page-feature.ts'
import { startCycle } from './cycle.ts'
import { LayoutPanel } from './layout-panel.tsx'

export const layout = {
  commands: layoutCommands,
  run: {
    layout: (store) => store.openSheet('layout'),
    'lock-wall': (store) => {
      const isLocked = layoutOf(store)?.isLocked === true
      void store.request('layout:change', { isLocked: !isLocked })
      store.voice.say(text(isLocked ? 'voice.unlocked' : 'voice.locked'))
    },
    'next-page': (store) => turnPage(store, 1),
    'previous-page': (store) => turnPage(store, -1),
    'cycle-pages': (store) => store.cycling.setState(!store.cycling.getState(), true),
  },
  sheets: { layout: LayoutPanel },
  start: (store) => startCycle(store, () => turnOn(store)),
} as const satisfies PageFeature

/**
 * The next page; after the last one the next layout, if some are shown in turn, else the first page. Nothing changes under a dialog
 * or a menu: a person has opened it for what is shown.
 */
function turnOn(store: CamwallStore): void {
  const topics = store.main.topics.getState()
  if (topics === undefined || store.mode !== 'all' || store.isAsking) return
  const next = nextInCycle(topics, store.cycledLayouts.getState())
  const { page, count } = pagesOf(store, topics.layout)
  const turnsPages = store.cycling.getState()
  if (turnsPages && (next === undefined || page + 1 < count)) turnPage(store, 1)
  else if (next !== undefined) void store.request('layouts:show-in-turn', next.id)
}

/** After the last page comes the first. The first tile of the page becomes the current one. */
function turnPage(store: CamwallStore, by: 1 | -1): void {
  const shown = layoutOf(store)
  const { tiles, view, mode } = store
  if (shown === undefined || mode !== 'all') return
  const { page, count } = pagesOf(store, shown)
  if (count === 1) return
  const next = (page + by + count) % count
  const first = tiles.all[rangeOf(next, shown)[0]]
  if (first === undefined) return
  // The focus leaves with the tile that had it.
  const hasFocus = document.activeElement?.closest('[data-tile]') != null
  // Keys must not act on tiles that are no longer shown.
  view.clearSelection()
  view.setCurrent(first.id, { focus: hasFocus })
  store.voice.say(text('voice.page', { page: next + 1, count }))
}

function pagesOf({ tiles, view }: CamwallStore, paged: PagedLayout) {
  const page = pageOf(tiles.indexOf(view.now.current ?? ''), paged)
  return { page, count: pageCount(tiles.all.length, paged) }
}

function layoutOf(store: CamwallStore) {
  return store.main.topics.getState()?.layout
}
