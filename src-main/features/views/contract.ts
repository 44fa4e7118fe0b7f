/** Views of single tiles: the part of the picture that a tile shows, zoom windows, and hidden tiles. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import { PICTURE_FITS, type PictureFit } from '../../contract/view-options.ts'

/** Ten pixels of a picture of 640x480 then fill the width of a tile: a further zoom shows nothing more. */
export const MAX_ZOOM = 64

/** Which part of its camera's picture a tile shows. */
export interface TileView {
  /** How many times larger than in full, in both directions; from 1 to `MAX_ZOOM`. */
  readonly zoom: number
  /** The middle of the part in the picture as sent, from 0 to 1. */
  readonly x: number
  readonly y: number
}

export interface ViewOfTile extends TileView {
  readonly tile: string
  /** The tile of the same camera on which the part is outlined, if this one is its zoom window. */
  readonly windowOf?: string
  /** Otherwise than the layout says. */
  readonly fit?: PictureFit
}

/** Without tiles that show their pictures as the layout says, and not zoomed. */
export type Views = readonly ViewOfTile[]

export interface ViewTopics {
  readonly views: Views
  /** Ids of tiles that are not shown. */
  readonly hidden: readonly string[]
}

/** The zoom of a new zoom window: what it shows is still recognised on the whole picture. */
export const WINDOW_ZOOM = 4

const ids = () => z.array(z.string()).max(MAX_TILES)

export function viewShape() {
  return {
    tile: z.string(),
    zoom: z.number().min(1).max(MAX_ZOOM),
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
  }
}

export const viewRequests = {
  'views:change': request<[views: readonly (TileView & { readonly tile: string })[]]>(
    'arrange',
    () => z.tuple([z.array(z.object(viewShape())).max(MAX_TILES)]),
  ),
  /** Adds a tile of the same camera that shows a part of its picture. */
  'views:window': request<[tile: string]>('arrange', () => z.tuple([z.string()])),
  /** Without a fit, the tiles follow their layout. */
  'views:fit': request<[tiles: readonly string[], fit: PictureFit | undefined]>('arrange', () =>
    z.tuple([ids(), z.union([z.enum(PICTURE_FITS), z.undefined()])]),
  ),
  'views:hide': request<[tiles: readonly string[]]>('arrange', () => z.tuple([ids()])),
  'views:show': request<[tiles: readonly string[]]>('arrange', () => z.tuple([ids()])),
} as const

const ZOOM_MENU = { bar: 'tile', group: 6, submenu: 'menu.zoom-tile' } as const

export const viewCommands = [
  { id: 'zoom-in', keys: ['+'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'zoom-out', keys: ['-'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'zoom-reset', keys: ['0'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'pan-left', keys: ['Alt+Shift+ArrowLeft'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'pan-right', keys: ['Alt+Shift+ArrowRight'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'pan-up', keys: ['Alt+Shift+ArrowUp'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'pan-down', keys: ['Alt+Shift+ArrowDown'], menu: ZOOM_MENU, on: 'tiles', runs: 'page' },
  { id: 'zoom-window', menu: { bar: 'tile', group: 6 }, on: 'tiles', runs: 'page' },
  { id: 'fill', keys: ['w'], menu: { bar: 'tile', group: 6 }, on: 'tiles', runs: 'page' },
  { id: 'freeze', keys: ['f'], menu: { bar: 'tile', group: 6 }, on: 'tiles', runs: 'page' },
  { id: 'hide-tile', keys: ['h'], menu: { bar: 'tile', group: 1 }, on: 'tiles', runs: 'page' },
  {
    id: 'fill-all',
    keys: ['Shift+w'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'freeze-all',
    keys: ['Shift+f'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'hidden-tiles',
    keys: ['Shift+h'],
    menu: { bar: 'view', group: 1 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

/** What is kept for a tile beside its view stays. */
export function withViews(
  all: Views,
  changed: readonly (TileView & { readonly tile: string })[],
): Views {
  const byTile = new Map(all.map((view) => [view.tile, view]))
  return withChanged(
    all,
    changed.map(({ tile, zoom, x, y }) => ({ ...byTile.get(tile), tile, zoom, x, y })),
  )
}

export function withChanged(all: Views, changed: Views): Views {
  const tiles = new Set(changed.map(({ tile }) => tile))
  return [...all.filter(({ tile }) => !tiles.has(tile)), ...changed.filter(isWorthKeeping)]
}

/** A tile that shows its picture as the layout says has no view, unless it is a zoom window. */
function isWorthKeeping({ zoom, x, y, windowOf, fit }: ViewOfTile): boolean {
  const isMoved = zoom > 1 || x !== 0.5 || y !== 0.5
  return isMoved || windowOf !== undefined || fit !== undefined
}
