/** Views of tiles, on the page's side: zoom, fit or fill, zoom windows, frozen and hidden tiles. */
import type { Point, Rect } from '../../../src-main/contract/rect.ts'
import { viewCommands, type TileView } from '../../../src-main/features/views/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { framingOf, panned, UNZOOMED, zoomedAbout, type Framing } from '../../store/tile-view.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { hubNow } from '../../text/hub-now.ts'
import { text } from '../../text/language.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'
import { followZoom } from './follow-zoom.ts'
import { HiddenPanel } from './hidden-panel.tsx'

/** Two presses double the picture. */
const KEY_FACTOR = Math.SQRT2
/** In sizes of the tile: what was at one edge is still shown after four presses. */
const PAN_STEP = 0.2

const MIDDLE: Point = { x: 0.5, y: 0.5 }
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }

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
      if (store.areFixed()) return
      for (const { id } of tiles) void store.request('views:window', id)
    },
    fill: (store, tiles) => toggleFill(store, tiles),
    'fill-all': (store) => toggleFillAll(store),
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
    changeViews(store, tiles, (view, framing) => zoomedAbout(view, factor, MIDDLE, framing))
    const [first] = tiles
    if (first === undefined) return
    const { zoom } = store.views.of(first.id)
    store.voice.say(zoom > 1 ? text('voice.zoomed', { zoom }) : text('voice.not-zoomed'))
  }
}

function panning(by: Point): CommandRunner {
  return (store, tiles) => changeViews(store, tiles, (view, framing) => panned(view, by, framing))
}

/** Of tiles on other pages, as if all of their pictures fitted. */
function changeViews(
  { view, views }: CamwallStore,
  tiles: readonly WallTile[],
  changed: (view: TileView, framing: Framing) => TileView,
): void {
  for (const tile of tiles) {
    const framing = framingOf(tile, view.rectOf(tile.id) ?? NOWHERE)
    views.change(tile.id, changed(views.of(tile.id), framing))
  }
}

/** If all fill their places, they show their whole pictures again. */
function toggleFill(store: CamwallStore, tiles: readonly WallTile[]): void {
  const layout = store.main.topics.getState()?.layout
  if (layout === undefined || store.areFixed()) return
  const fit = tiles.every(({ fills }) => fills) ? 'fit' : 'fill'
  const ids = tiles.map(({ id }) => id)
  void store.request('views:fit', ids, fit === layout.pictures ? undefined : fit)
  store.voice.say(text(`voice.${fit}`, { count: tiles.length }))
}

/** Those for which nobody chose otherwise follow the layout. */
function toggleFillAll(store: CamwallStore): void {
  const layout = store.main.topics.getState()?.layout
  if (layout === undefined || store.areFixed()) return
  const pictures = layout.pictures === 'fill' ? 'fit' : 'fill'
  void store.request('layout:change', { pictures })
  store.voice.say(text(`voice.${pictures}-all`))
}

/** If all that are shown are frozen, all are live again. Of tiles that are not shown there is no picture to keep. */
function toggleFrozen({ view, views, voice }: CamwallStore, tiles: readonly WallTile[]): void {
  const frozen = tiles.map(({ id }) => id).filter((id) => views.isFrozen(id))
  const shown = tiles.filter(({ id }) => view.rectOf(id) !== undefined)
  if (shown.some(({ id }) => !views.isFrozen(id))) {
    views.freeze(shown, hubNow())
    voice.say(text('voice.frozen', { count: shown.length }))
  } else if (frozen.length > 0) {
    views.unfreeze(frozen)
    voice.say(text('voice.unfrozen', { count: frozen.length }))
  }
}

/** Only tiles that the list of hidden tiles can bring back. */
function hide(store: CamwallStore, tiles: readonly WallTile[]): void {
  const ids = tiles.map(({ id }) => id).filter((id) => store.tiles.isShared(id))
  if (ids.length === 0) {
    store.voice.refuse(text('voice.recorded-stays'))
    return
  }
  store.view.leave(new Set(ids))
  void store.request('views:hide', ids)
  store.voice.say(text('voice.hidden', { count: ids.length }))
}
