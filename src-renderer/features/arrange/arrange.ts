/** Moving, swapping and resizing tiles by clicks and menus. */
import { arrangeCommands } from '../../../src-main/features/arrange/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { ClickTarget } from '../../store/click-mode.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import type { PageFeature } from '../page-feature.ts'
import { ArrangeBar } from './arrange-bar.tsx'
import { setSize } from './resize-by-click.ts'
import { swapTiles } from './swap-tiles.ts'

export const arrange = {
  commands: arrangeCommands,
  run: {
    'move-tile': (store, tiles) => startClicks(store, 'move', tiles),
    'swap-tiles': swap,
    'resize-tile': (store, tiles) => startClicks(store, 'resize', tiles),
    'size-1': (store, tiles) => setSize(store, tiles, 1),
    'size-2': (store, tiles) => setSize(store, tiles, 2),
    'size-3': (store, tiles) => setSize(store, tiles, 3),
  },
  Overlay: ArrangeBar,
} as const satisfies PageFeature

/** Two tiles swap at once; otherwise the other one is clicked. */
function swap(store: CamwallStore, chosen: readonly WallTile[]): void {
  const [one, other] = chosen
  if (chosen.length !== 2) startClicks(store, 'swap', chosen)
  else if (store.mode === 'all' && !store.areFixed()) swapTiles(store, one, other)
}

/** The current tile, if it is one of those chosen, else the first of them, takes the place that is clicked. */
function startClicks(
  store: CamwallStore,
  act: ClickTarget['act'],
  chosen: readonly WallTile[],
): void {
  const { clickMode, tiles, view } = store
  const ids = chosen.map(({ id }) => id)
  const tile = ids.find((id) => id === view.now.current) ?? ids[0]
  const isOrderOfAll = act === 'move' && !store.isFree && ids.length === tiles.all.length
  if (tile === undefined || store.mode !== 'all' || isOrderOfAll || store.areFixed()) return
  const target = { act, tile, ids: act === 'move' ? ids : [tile] }
  view.selectThese(target.ids)
  clickMode.start(target)
}
