/** Which cells of the grid of the kind `free` are taken. */
import { FREE_GRID, type Cell } from '../layout.ts'
import type { Point } from '../rect.ts'

/** A mutable working copy, for one calculation. */
export class Board {
  readonly #taken = new Uint8Array(FREE_GRID.columns * FREE_GRID.rows)

  /** Whether the cell is inside of the grid and overlaps none that is taken. */
  isFree([x, y, width, height]: Cell): boolean {
    return this.isFreeAt(x, y, width, height)
  }

  /** The same, for a search of many cells, without an array for each. */
  isFreeAt(x: number, y: number, width: number, height: number): boolean {
    if (x < 0 || y < 0 || x + width > FREE_GRID.columns || y + height > FREE_GRID.rows) return false
    for (let row = y; row < y + height; row++) {
      const start = row * FREE_GRID.columns + x
      for (let at = start; at < start + width; at++) if (this.#taken[at] === 1) return false
    }
    return true
  }

  /** The squares of the grid that are not taken, row by row. */
  freeSquares(): readonly Point[] {
    const free: Point[] = []
    for (let at = this.#taken.indexOf(0); at >= 0; at = this.#taken.indexOf(0, at + 1))
      free.push({ x: at % FREE_GRID.columns, y: Math.floor(at / FREE_GRID.columns) })
    return free
  }

  take([x, y, width, height]: Cell): void {
    for (let row = y; row < y + height; row++) {
      const start = row * FREE_GRID.columns + x
      this.#taken.fill(1, start, start + width)
    }
  }
}

/** As large as before if that fits into the grid, and moved into it. */
export function insideGrid([x, y, width, height]: Cell): Cell {
  const inside = {
    width: within(width, 1, FREE_GRID.columns),
    height: within(height, 1, FREE_GRID.rows),
  }
  return [
    within(x, 0, FREE_GRID.columns - inside.width),
    within(y, 0, FREE_GRID.rows - inside.height),
    inside.width,
    inside.height,
  ]
}

export function cellArea([, , width, height]: Cell): number {
  return width * height
}

/** The cell's shape with another width; at least one cell high. */
export function scaledTo(width: number, [, , oldWidth, oldHeight]: Cell): number {
  return Math.max(1, Math.round((oldHeight * width) / oldWidth))
}

export function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
