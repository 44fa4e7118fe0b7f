/** How the tiles of the wall are arranged. All windows have the same layout. */
import { DEFAULT_VIEW_OPTIONS, type ViewOptions } from './view-options.ts'

/** Cells of a grid: left, top, width, height. */
export type Cell = readonly [x: number, y: number, width: number, height: number]

export interface Template {
  /** The size of its grid. */
  readonly columns: number
  readonly rows: number
  /** One for each place, in the order of the tiles. */
  readonly cells: readonly Cell[]
}

/** Further tiles than a template has places are on further pages. */
export const TEMPLATES = {
  '2x2': gridTemplate(2),
  '3x3': gridTemplate(3),
  '4x4': gridTemplate(4),
  /** One large tile, five small ones to its right and below it. */
  '1+5': focusTemplate(3),
  '1+7': focusTemplate(4),
  /** Two large tiles above eight small ones. */
  '2+8': {
    columns: 4,
    rows: 4,
    cells: [[0, 0, 2, 2], [2, 0, 2, 2], ...gridTemplate(4).cells.slice(8)],
  },
} as const satisfies Readonly<Record<string, Template>>
export type TemplateKind = keyof typeof TEMPLATES

/**
 * `fit`: all tiles, in the grid that gives the pictures the largest area. `rows`: all tiles, in rows that fill the width.
 * `own`: a template that a person made. `free`: all tiles, each where a person put it.
 */
export const LAYOUT_KINDS = [
  'fit',
  'rows',
  '2x2',
  '3x3',
  '4x4',
  '1+5',
  '1+7',
  '2+8',
  'own',
  'free',
] as const
export type LayoutKind = (typeof LAYOUT_KINDS)[number]

/** `undefined` for a kind that shows all tiles at once, or that a person makes. */
export function templateOf(kind: LayoutKind): Template | undefined {
  return isTemplateKind(kind) ? TEMPLATES[kind] : undefined
}

/**
 * The grid of the kinds `free` and `own`, which covers the wall: of both numbers, halves, thirds, quarters, sixths and twelfths are whole.
 * On a screen of 1920 x 1080 a cell has 40 x 30 pixels, and there are more cells than `MAX_TILES`.
 */
export const FREE_GRID = { columns: 48, rows: 36 } as const

/** In the kind `fit`, a tile can be as wide and as high as this number of tiles. */
export const TILE_SIZES = [1, 2, 3] as const
export type TileSpan = (typeof TILE_SIZES)[number]

export const GAPS = ['none', 'small', 'medium', 'large'] as const
/** The space between tiles. */
export type Gap = (typeof GAPS)[number]

export const PACES = ['full', 10, 5, 1] as const
/**
 * The frames a second of tiles that nobody looks at closely: those that are neither selected nor large. `full` for every frame.
 */
export type Pace = (typeof PACES)[number]

/** Seconds for which a page is shown: long enough to look at each picture, and at most an hour. */
export const DWELL_SECONDS = { least: 2, most: 3600 } as const

/** A size of a tile that is larger than others. */
export type LargeSize = Exclude<TileSpan, 1>

export interface WallLayout extends ViewOptions {
  readonly kind: LayoutKind
  readonly gap: Gap
  readonly pace: Pace
  /** Nobody can move, add or remove tiles, or change the layout, until it is unlocked. */
  readonly isLocked: boolean
  /** Seconds for which each page is shown while the pages are cycled. */
  readonly dwell: number
  /** For the kind `free`: the cells of tiles, by their ids. */
  readonly free: Readonly<Record<string, Cell>>
  /** For the kind `fit`: the sizes of tiles that are larger than others, by their ids. */
  readonly sizes: Readonly<Record<string, LargeSize>>
  /** For the kind `own`, which is like `fit` without any: the places in the order in which tiles take them. */
  readonly own: readonly Cell[]
  /** The id of the template that a person chose for these places: several templates may have the same ones. It may be deleted. */
  readonly template: string
}

export const DEFAULT_LAYOUT: WallLayout = {
  kind: 'fit',
  gap: 'small',
  pace: 'full',
  isLocked: false,
  dwell: 10,
  free: {},
  sizes: {},
  own: [],
  template: '',
  ...DEFAULT_VIEW_OPTIONS,
}

/** Values that are not given do not change. */
export type LayoutPatch = Partial<WallLayout>

/** What of a layout decides how many tiles are on a page. */
export type PagedLayout = Pick<WallLayout, 'kind' | 'own'>

/** `Infinity` if all tiles are on one page. */
export function placesPerPage({ kind, own }: PagedLayout): number {
  const count = kind === 'own' ? own.length : templateOf(kind)?.cells.length
  return count === undefined || count === 0 ? Infinity : count
}

/** Whether two templates have the same places in the same order. */
export function areSamePlaces(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, index) => String(cell) === String(b[index]))
}

function isTemplateKind(kind: LayoutKind): kind is TemplateKind {
  return kind in TEMPLATES
}

function gridTemplate(side: number): Template {
  const cells = Array.from({ length: side * side }, (_, place): Cell => [
    place % side,
    Math.floor(place / side),
    1,
    1,
  ])
  return { columns: side, rows: side, cells }
}

/** One large tile at the top left, and small ones in the last column and the last row. */
function focusTemplate(side: number): Template {
  const large = side - 1
  const small = gridTemplate(side).cells.filter(([x, y]) => x === large || y === large)
  return { columns: side, rows: side, cells: [[0, 0, large, large], ...small] }
}
