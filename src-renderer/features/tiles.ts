/** What can be done with tiles: shown alone or twice, moved, selected, removed. */
import { wallCommands } from '../../src-main/app/wall/contract.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { WallTile } from '../store/wall-tile.ts'
import type { PageFeature } from './page-feature.ts'

export const tiles = {
  commands: wallCommands,
  run: {
    'all-cameras': (store) => store.view.showAll(),
    'show-alone': showAlone,
    'twin-tile': addTwins,
    'remove-tile': removeTiles,
    'move-earlier': (store, moved) => move(store, moved, -1),
    'move-later': (store, moved) => move(store, moved, 1),
    'select-all': (store) => {
      if (store.mode === 'all') store.view.selectAll()
    },
    'clear-selection': (store) => void store.view.clearSelection(),
  },
} as const satisfies PageFeature

/** The one that the keyboard is on, whether or not others are selected. */
function showAlone({ tiles, view }: CamwallStore, [first]: readonly WallTile[]): void {
  const { alone, current } = view.now
  if (alone !== undefined) return
  const tile = tiles.get(current) ?? first
  if (tile !== undefined) view.showAlone(tile.id)
}

function addTwins(store: CamwallStore, shown: readonly WallTile[]): void {
  const requests = shown.map(({ id }) => store.request('tiles:twin', id))
  void Promise.all(requests).then((areDone) => {
    const added = shown.filter((_, index) => areDone[index])
    const [first] = added
    if (first === undefined) return
    const isOne = added.length === 1
    store.voice.say(
      isOne ? `${first.camera} shown on a second tile.` : `${added.length} tiles added.`,
    )
  })
}

function move(store: CamwallStore, moved: readonly WallTile[], by: 1 | -1): void {
  if (store.mode !== 'all') return
  store.hand.step(
    moved.map(({ id }) => id),
    by,
  )
}

/** The focus goes to the next tile that stays. */
function removeTiles(store: CamwallStore, chosen: readonly WallTile[]): void {
  const removed = removable(store, chosen)
  const [first] = removed
  if (first === undefined) {
    store.voice.say('A live camera stays on the wall.')
    return
  }
  const gone = new Set(removed.map(({ id }) => id))
  const { all } = store.tiles
  const behind = all.slice(store.tiles.indexOf(first.id))
  const next = [...behind, ...all.toReversed()].find(({ id }) => !gone.has(id))
  if (store.view.now.alone !== undefined) store.view.showAll()
  if (next !== undefined) store.view.goTo(next.id, { keepsSelection: false })
  const what = removed.length === 1 ? first.camera : `${removed.length} tiles`
  store.voice.say(`${what} removed from the wall.`)
  void store.request('tiles:remove', [...gone])
}

/** A live camera's last tile stays: it would be back with the next frame. */
function removable({ tiles: { all } }: CamwallStore, chosen: readonly WallTile[]) {
  const left = new Map<string, number>()
  for (const { camera } of all) left.set(camera, (left.get(camera) ?? 0) + 1)
  return chosen.toReversed().filter(({ camera, look }) => {
    const count = left.get(camera) ?? 0
    if (look.state === 'live' && count < 2) return false
    left.set(camera, count - 1)
    return true
  })
}
