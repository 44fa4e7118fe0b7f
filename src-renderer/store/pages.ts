/** The pages of a layout: a template has a number of places, and further tiles are on further pages. Pure. */
import { templateOf, type LayoutKind } from '../../src-main/contract/layout.ts'

/** `Infinity` if all tiles are on one page. */
export function placesPerPage(kind: LayoutKind): number {
  return templateOf(kind)?.cells.length ?? Infinity
}

export function pageCount(tiles: number, kind: LayoutKind): number {
  return Math.max(1, Math.ceil(tiles / placesPerPage(kind)))
}

/** The page of a tile, from 0. @param index - its place among all tiles, from 0; -1 for the first page */
export function pageOf(index: number, kind: LayoutKind): number {
  return Math.max(0, Math.floor(index / placesPerPage(kind)))
}

/** The places of the first tile of a page, and of the one after its last. */
export function rangeOf(page: number, kind: LayoutKind): readonly [first: number, end: number] {
  const places = placesPerPage(kind)
  return places === Infinity ? [0, Infinity] : [page * places, (page + 1) * places]
}
