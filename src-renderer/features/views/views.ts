/** Views of tiles, on the page's side: zoom, zoom windows, frozen and hidden tiles. */
import type { Point } from '../../../src-main/contract/rect.ts'
import { viewCommands } from '../../../src-main/features/views/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { panned, UNZOOMED, zoomedAbout } from '../../store/tile-view.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { text } from '../../text/language.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'
import { followZoom } from './follow-zoom.ts'
import { HiddenPanel } from './hidden-panel.tsx'

/** Two presses double the picture. */
const KEY_FACTOR = Math.SQRT2
/** In sizes of the tile: what was at one edge is still shown after four presses. */
const PAN_STEP = 0.2

const MIDDLE: Point = { x: 0.5, y: 0.5 }

export const views = {
  commands: viewCommands,
  run: {
    'zoom-in': zooming(KEY_FACTOR),
    'zoom-out': zooming(1 / KEY_FACTOR),
    'zoom-reset': (store, tiles) => {
      for (const { id } of tiles) store.views.change(id, UNZOOMED)
      store.voice.say(text('voice.not-zoomed'))
    },
    'pan-left': panning({ x: PAN_STEP, y: 0 }),
    'pan-right': panning({ x: -PAN_STEP, y: 0 }),
    'pan-up': panning({ x: 0, y: PAN_STEP }),
    'pan-down': panning({ x: 0, y: -PAN_STEP }),
    'zoom-window': (store, tiles) => {
      if (store.isLocked()) return
      for (const { id } of tiles) void store.request('views:window', id)
    },
    freeze: (store, tiles) => toggleFrozen(store, tiles),
    'freeze-all': (store) => toggleFrozen(store, store.tiles.all),
    'hide-tile': hide,
    'hidden-tiles': (store) => store.toggleSheet('hidden-tiles'),
  },
  sheets: { 'hidden-tiles': HiddenPanel },
  start: followZoom,
} as const satisfies PageFeature

function zooming(factor: number): CommandRunner {
  return (store, tiles) => {
    for (const { id, appearance } of tiles)
      store.views.change(id, zoomedAbout(store.views.of(id), factor, MIDDLE, appearance.turn))
    const [first] = tiles
    if (first === undefined) return
    const { zoom } = store.views.of(first.id)
    store.voice.say(zoom > 1 ? text('voice.zoomed', { zoom }) : text('voice.not-zoomed'))
  }
}

function panning(by: Point): CommandRunner {
  return (store, tiles) => {
    for (const { id, appearance } of tiles)
      store.views.change(id, panned(store.views.of(id), by, appearance.turn))
  }
}

/** If all are frozen, they are live again. */
function toggleFrozen({ views, voice }: CamwallStore, tiles: readonly WallTile[]): void {
  const ids = tiles.map(({ id }) => id)
  const count = ids.length
  if (count === 0) return
  if (ids.every((id) => views.isFrozen(id))) {
    views.unfreeze(ids)
    voice.say(text('voice.unfrozen', { count }))
  } else {
    views.freeze(ids, Date.now())
    voice.say(text('voice.frozen', { count }))
  }
}

function hide(store: CamwallStore, tiles: readonly WallTile[]): void {
  const { view, voice } = store
  if (view.now.solo !== undefined) view.showAll()
  void store.request(
    'views:hide',
    tiles.map(({ id }) => id),
  )
  voice.say(text('voice.hidden', { count: tiles.length }))
}
