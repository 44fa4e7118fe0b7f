/** Rows that fill the width: of mixed shapes all tiles of a row have the same height, and no cell is wider than its picture. */
import type { Size } from '../../src-main/contract/frame.ts'
import { aspectOf, atLeastOne, type Arrangement } from './cell.ts'

interface Row {
  readonly aspects: readonly number[]
  readonly height: number
}

/** With as many rows as give the pictures the largest area. */
export function layRows(shapes: readonly Size[], area: Size, gap: number): Arrangement {
  const aspects = shapes.map(aspectOf)
  let best: readonly Row[] = []
  let mostPixels = -1
  for (const count of usefulCounts(aspects, area)) {
    const rows = sizeRows(divide(aspects, count), area, gap)
    const pixels = rows.reduce((all, row) => all + row.height * widthOf(row), 0)
    if (pixels <= mostPixels) continue
    best = rows
    mostPixels = pixels
  }
  const tiles = placeRows(best, area, gap)
  return { tiles, cells: tiles }
}

/**
 * Numbers of rows. Rows that fill the width also fill the height if there are about this many; with half or twice as many, the
 * pictures cover a quarter of the area.
 */
function usefulCounts(aspects: readonly number[], area: Size): readonly number[] {
  const total = aspects.reduce((all, aspect) => all + aspect, 0)
  const ideal = Math.sqrt((total * area.height) / Math.max(1, area.width))
  const least = Math.min(Math.max(1, Math.floor(ideal / 2)), aspects.length)
  const most = Math.min(Math.ceil(2 * ideal) + 1, aspects.length)
  return Array.from({ length: Math.max(0, most - least) + 1 }, (_, index) => least + index)
}

/** Into rows of about equal width, in their order; each row has at least one tile. */
function divide(aspects: readonly number[], count: number): readonly (readonly number[])[] {
  const total = aspects.reduce((all, aspect) => all + aspect, 0)
  const rows: number[][] = [[]]
  let before = 0
  for (const [index, aspect] of aspects.entries()) {
    const row = rows.at(-1) ?? []
    const rest = aspects.length - index
    const isFull = before + aspect / 2 > (total * rows.length) / count
    const mustBreak = rest <= count - rows.length
    if (row.length > 0 && rows.length < count && (isFull || mustBreak)) rows.push([aspect])
    else row.push(aspect)
    before += aspect
  }
  return rows
}

/** Each row as high as its tiles fill the width, or all lower so that they fit into the height. */
function sizeRows(rows: readonly (readonly number[])[], area: Size, gap: number): readonly Row[] {
  const heights = rows.map((aspects) => {
    // Half a pixel for each tile, because widths are rounded.
    const available = area.width - gap * (aspects.length - 1) - aspects.length / 2
    return Math.max(0, available) / aspects.reduce((all, aspect) => all + aspect, 0)
  })
  const available = Math.max(0, area.height - gap * (rows.length - 1))
  const all = heights.reduce((sum, height) => sum + height, 0)
  const scale = all > available ? available / all : 1
  return rows.map((aspects, index) => ({
    aspects,
    height: Math.max(1, Math.floor((heights[index] ?? 0) * scale)),
  }))
}

function widthOf({ aspects, height }: Row): number {
  return aspects.reduce((all, aspect) => all + height * aspect, 0)
}

function placeRows(rows: readonly Row[], area: Size, gap: number) {
  const block = rows.reduce((all, { height }) => all + height + gap, -gap)
  let y = Math.max(0, Math.floor((area.height - block) / 2))
  return rows.flatMap(({ aspects, height }) => {
    const widths = aspects.map((aspect) => atLeastOne(aspect * height))
    const row = widths.reduce((all, width) => all + width + gap, -gap)
    let x = Math.max(0, Math.floor((area.width - row) / 2))
    const tiles = widths.map((width) => {
      const tile = { x, y, width, height }
      x += width + gap
      return tile
    })
    y += height + gap
    return tiles
  })
}
