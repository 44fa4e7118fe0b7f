/** Makes tiles larger or smaller by single clicks and keys: in the kind `free` by some columns, in the kind `fit` by whole tiles. */
import { reduce } from '../../../src-main/contract/arrange/reduce.ts'
import { grownBy } from '../../../src-main/contract/arrange/resizing.ts'
import type { TileSpan } from '../../../src-main/contract/layout.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { keptAspect } from '../../store/kept-aspect.ts'
import { changeLayout } from '../../store/layout-change.ts'
import { sizeAfter } from '../../store/size-hand.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { text } from '../../text/language.ts'

/** Columns by which a click makes a tile of the kind `free` larger: about the width of a finger on a large screen. */
const COLUMNS_OF_CLICK = 2

/** Makes the tile larger (1) or smaller (-1). */
export function resizeByClick(store: CamwallStore, tile: WallTile, by: 1 | -1): void {
  const { freeHand, view, main } = store
  const cell = store.isFree ? freeHand.cellOf(tile.id) : undefined
  if (cell !== undefined) {
    const aspect = keptAspect(tile, view.area)
    const to = grownBy(cell, { x: by * COLUMNS_OF_CLICK, y: 0 }, aspect)
    freeHand.run(tile.id, { kind: 'resize', tile: tile.id, to })
    return
  }
  const layout = main.topics.getState()?.layout
  if (layout === undefined) return
  const next = sizeAfter(layout, tile.id, by)
  if (next !== undefined) setSize(store, [tile], next)
}

/** In the kind `fit`; otherwise it says that there are no sizes. */
export function setSize(store: CamwallStore, tiles: readonly WallTile[], size: TileSpan): void {
  const { main, voice } = store
  const layout = main.topics.getState()?.layout
  const [first] = tiles
  if (layout === undefined || first === undefined || store.areFixed()) return
  if (layout.kind !== 'fit') {
    voice.say(text('voice.only-fit'))
    return
  }
  const ids = tiles.map(({ id }) => id)
  const { sizes } = reduce(layout, { kind: 'size', tiles: ids, size }, ids)
  const what = ids.length === 1 ? first.label : message('voice.tiles', { count: ids.length })
  voice.say(text('voice.size', { what, size }))
  if (sizes !== layout.sizes) void changeLayout(main, { sizes })
}
