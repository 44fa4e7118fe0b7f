/** Stores and publishes the views of tiles, and which tiles are hidden. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import { WALLS_TOPIC } from '../../app/layouts/own-topics.ts'
import type { Arranger } from '../../app/wall/arranger.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import type { Tiles } from '../../contract/tiles.ts'
import { PICTURE_FITS, type PictureFit } from '../../contract/view-options.ts'
import {
  viewShape,
  WINDOW_ZOOM,
  type TileView,
  type viewCommands,
  type ViewOfTile,
  type viewRequests,
  type Views,
  withChanged,
  withViews,
} from './contract.ts'

export const views: Feature<typeof viewRequests, typeof viewCommands> = {
  name: 'views',
  start({ camwall }) {
    const kept = keepViews(camwall)
    return {
      handlers: {
        'views:change': (_context, changed) => kept.change(changed),
        'views:window': ({ window }, tile) =>
          kept.addWindow(camwall.layouts.unlocked(window.layout), tile),
        'views:fit': (_context, tiles, fit) => kept.fit(tiles, fit),
        'views:hide': (_context, tiles) => kept.hide(tiles),
        'views:show': (_context, tiles) => kept.show(tiles),
      },
      runners: {},
    }
  },
}

export const viewsSchema = z
  .array(
    z.object({
      ...viewShape(),
      windowOf: z.string().exactOptional(),
      fit: z.enum(PICTURE_FITS).exactOptional(),
    }),
  )
  .readonly()
export const hiddenSchema = z.array(z.string()).readonly()

/** Gives what changes them. Tiles that vanish lose their view until they are restored. */
export function keepViews(
  camwall: Pick<Camwall, 'publisher'> & {
    readonly settings: Pick<Camwall['settings'], 'keep'>
    readonly layouts: Pick<Camwall['layouts'], 'all' | 'hideBy' | 'onCopied'>
  },
) {
  const keptViews = camwall.settings.keep('views', viewsSchema, [])
  const keptHidden = camwall.settings.keep('hidden', hiddenSchema, [])
  const set = (all: Views, hidden: readonly string[]) => {
    if (!isDeepStrictEqual(all, keptViews.value)) keptViews.set(all)
    if (!isDeepStrictEqual(hidden, keptHidden.value)) keptHidden.set(hidden)
    camwall.publisher.publish({ views: all, hidden })
  }
  /** Of tiles that were removed and may be restored: in one run, no other tile gets their ids. */
  let goneViews: Views = []
  let goneHidden: readonly string[] = []
  const prune = () => {
    const here = new Set(camwall.layouts.all.flatMap(({ tiles }) => tiles.map(({ id }) => id)))
    const views = parted(
      [...new Map([...goneViews, ...keptViews.value].map((view) => [view.tile, view])).values()],
      ({ tile, windowOf = tile }) => here.has(tile) && here.has(windowOf),
    )
    const hidden = parted([...new Set([...goneHidden, ...keptHidden.value])], (tile) =>
      here.has(tile),
    )
    goneViews = views.gone.slice(-MAX_TILES)
    goneHidden = hidden.gone.slice(-MAX_TILES)
    set(views.here, hidden.here)
  }
  prune()
  // New tiles may get the ids of tiles that were removed in an earlier run.
  goneViews = []
  goneHidden = []
  camwall.publisher.follow(({ topics }) => {
    if (topics !== undefined && WALLS_TOPIC in topics) prune()
  })
  camwall.layouts.hideBy(() => keptHidden.value)
  camwall.layouts.onCopied((idOf) =>
    set(
      [...keptViews.value, ...copiedViews(keptViews.value, idOf)],
      [...keptHidden.value, ...keptHidden.value.flatMap((tile) => idOf.get(tile) ?? [])],
    ),
  )
  const change = (changed: readonly (TileView & { readonly tile: string })[]) =>
    set(withViews(keptViews.value, changed), keptHidden.value)
  return {
    change,
    /** In the layout of the tile. */
    addWindow: (layout: Pick<Arranger, 'tiles' | 'change'>, tile: string) => {
      const before = layout.tiles
      layout.change((tiles) => tiles.twin(tile))
      const added = newTile(before, layout.tiles)
      if (added === undefined) return
      const view = { tile: added, windowOf: tile, zoom: WINDOW_ZOOM, x: 0.5, y: 0.5 }
      set([...keptViews.value, view], keptHidden.value)
    },
    fit: (tiles: readonly string[], fit: PictureFit | undefined) =>
      set(withFit(keptViews.value, tiles, fit), keptHidden.value),
    hide: (tiles: readonly string[]) =>
      set(keptViews.value, [...new Set([...keptHidden.value, ...tiles])]),
    show: (tiles: readonly string[]) =>
      set(
        keptViews.value,
        keptHidden.value.filter((tile) => !tiles.includes(tile)),
      ),
  }
}

export function withFit(all: Views, tiles: readonly string[], fit: PictureFit | undefined): Views {
  const byTile = new Map(all.map((view) => [view.tile, view]))
  const changed = tiles.map((tile): ViewOfTile => {
    const { fit: _before, ...view } = byTile.get(tile) ?? { tile, zoom: 1, x: 0.5, y: 0.5 }
    return fit === undefined ? view : { ...view, fit }
  })
  return withChanged(all, changed)
}

function copiedViews(all: Views, idOf: ReadonlyMap<string, string>): Views {
  return all.flatMap(({ windowOf, ...view }) => {
    const tile = idOf.get(view.tile)
    const whole = windowOf === undefined ? undefined : idOf.get(windowOf)
    if (tile === undefined) return []
    return [{ ...view, tile, ...(whole === undefined ? {} : { windowOf: whole }) }]
  })
}

function newTile(before: Tiles, now: Tiles): string | undefined {
  const known = new Set(before.map(({ id }) => id))
  return now.find(({ id }) => !known.has(id))?.id
}

function parted<Item>(items: readonly Item[], isHere: (item: Item) => boolean) {
  return { here: items.filter(isHere), gone: items.filter((item) => !isHere(item)) }
}
