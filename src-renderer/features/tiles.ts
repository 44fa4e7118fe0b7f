/** The commands for tiles: show one solo, add a second tile, move, select, remove. */
import { wallCommands } from '../../src-main/app/wall/contract.ts'
import { message } from '../../src-main/contract/text/text.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import { comesBack } from '../store/shown-layout.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { text } from '../text/language.ts'
import type { PageFeature } from './page-feature.ts'

export const tiles = {
  commands: wallCommands,
  run: {
    'all-cameras': (store) => store.view.showAll(),
    'show-solo': showSolo,
    'twin-tile': addTwins,
    hotspot: toggleHotspot,
    'remove-tile': removeTiles,
    'move-earlier': (store, moved) => move(store, moved, -1),
    'move-later': (store, moved) => move(store, moved, 1),
    'select-all': (store) => {
      if (store.mode === 'all') store.view.selectAll()
    },
    'clear-selection': (store) => void store.view.clearSelection(),
  },
} as const satisfies PageFeature

/** The current tile, even when other tiles are selected. */
function showSolo({ tiles, view }: CamwallStore, [first]: readonly WallTile[]): void {
  const { solo, current } = view.now
  if (solo !== undefined) return
  const tile = tiles.get(current) ?? first
  if (tile !== undefined) view.showSolo(tile.id)
}

/** Before the first of the tiles; on the hotspot itself, it is removed. */
function toggleHotspot(store: CamwallStore, [first]: readonly WallTile[]): void {
  if (first === undefined || store.mode !== 'all' || store.areFixed()) return
  const isOn = first.isHotspot !== true
  store.voice.say(text(isOn ? 'voice.hotspot-on' : 'voice.hotspot-off'))
  void store.request('tiles:hotspot', isOn ? first.id : undefined)
}

function addTwins(store: CamwallStore, chosen: readonly WallTile[]): void {
  if (store.areFixed()) return
  const shown = chosen.filter(({ isHotspot }) => isHotspot !== true)
  const requests = shown.map(({ id }) => store.request('tiles:twin', id))
  void Promise.all(requests).then((areDone) => {
    const added = shown.filter((_, index) => areDone[index])
    const [first] = added
    if (first === undefined) return
    const what = message('voice.tiles', { count: added.length })
    store.voice.say(
      added.length === 1
        ? text('voice.twin-added', { camera: first.label })
        : text('voice.added', { what }),
    )
  })
}

function move(store: CamwallStore, moved: readonly WallTile[], by: 1 | -1): void {
  if (store.mode !== 'all' || store.areFixed()) return
  store.hand.step(
    moved.map(({ id }) => id),
    by,
  )
}

function removeTiles(store: CamwallStore, chosen: readonly WallTile[]): void {
  if (store.areFixed()) return
  const removed = removable(store, chosen)
  const [first] = removed
  if (first === undefined) {
    store.voice.refuse(text('voice.live-stays'))
    return
  }
  const gone = new Set(removed.map(({ id }) => id))
  store.view.leave(gone)
  const what =
    removed.length === 1 ? first.label : message('voice.tiles', { count: removed.length })
  store.voice.say(text('voice.removed', { what }))
  void store.request('tiles:remove', [...gone])
}

/** The last tile of a live camera stays where the camera would get another one with its next frame. */
function removable({ tiles: { all }, main }: CamwallStore, chosen: readonly WallTile[]) {
  const left = new Map<string, number>()
  for (const { camera, isHotspot } of all)
    if (isHotspot !== true) left.set(camera, (left.get(camera) ?? 0) + 1)
  return chosen.toReversed().filter(({ camera, appearance, isHotspot }) => {
    if (isHotspot === true) return true
    const count = left.get(camera) ?? 0
    const stays = count < 2 && appearance.state === 'live'
    if (stays && comesBack(main.topics.getState(), camera)) return false
    left.set(camera, count - 1)
    return true
  })
}
