/** The pages of a layout: a template has a number of places, and further tiles are on further pages. Pure. */
import { placesPerPage, type PagedLayout } from '../../src-main/contract/layout.ts'

export function pageCount(tiles: number, layout: PagedLayout): number {
  return Math.max(1, Math.ceil(tiles / placesPerPage(layout)))
}

/** The page of a tile, from 0. @param index - its place among all tiles, from 0; -1 for the first page */
export function pageOf(index: number, layout: PagedLayout): number {
  return Math.max(0, Math.floor(index / placesPerPage(layout)))
}

/** The places of the first tile of a page, and of the one after its last. */
export function rangeOf(page: number, layout: PagedLayout): readonly [first: number, end: number] {
  const places = placesPerPage(layout)
  return places === Infinity ? [0, Infinity] : [page * places, (page + 1) * places]
}
