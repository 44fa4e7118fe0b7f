/** What of a surface must be drawn again, although its cameras have sent nothing new: what was laid out anew since it was drawn. */
import { isSameRect, overlap, type Rect } from '../../src-main/contract/rect.ts'
import type { Canvas } from './canvas.ts'
import type { Place } from './places.ts'
import { isSameAppearance } from './tile-appearance.ts'

/** Tiles that have not moved are not drawn again: while one is dragged, most of them. */
export class Redraw {
  #all = true
  /** Where tiles were that are elsewhere now, or gone. */
  #left: readonly Rect[] = []
  /** Sources of tiles that are new, elsewhere now, or have another appearance. */
  readonly #moved = new Set<string>()

  noteAll(): void {
    this.#all = true
  }

  /** @param before - the tiles of the last layout. @param after - those of the next one */
  note(before: readonly Place[], after: readonly Place[]): void {
    const now = byTile(after)
    const old = byTile(before)
    const left = before.filter((place) => !place.isLifted && !isAt(place, now.get(place.tile)))
    this.#left = [...this.#left, ...left]
    for (const place of after)
      if (!isDrawnAs(place, old.get(place.tile))) this.#moved.add(place.source)
    // A bound, too: a hidden page is laid out, but not drawn.
    if (Math.max(this.#left.length, this.#moved.size) > after.length) this.#forget({ all: true })
  }

  /** Whether tiles with this source wait to be drawn. */
  includes(source: string): boolean {
    return this.#all || this.#moved.has(source)
  }

  /**
   * Clears what must be drawn again, which is then no longer noted.
   *
   * @param tiles - of the newest layout
   * @returns the sources of the tiles that must be drawn
   */
  clear(canvas: Canvas, tiles: readonly Place[]): ReadonlySet<string> {
    const sources = new Set(this.#all ? tiles.map(({ source }) => source) : this.#moved)
    if (this.#all) canvas.clear()
    else {
      for (const place of this.#left) canvas.clear(place)
      for (const tile of tiles) {
        const isCleared = !tile.isLifted && this.#left.some((place) => overlap(tile, place))
        if (isCleared) sources.add(tile.source)
      }
    }
    this.#forget({ all: false })
    return sources
  }

  #forget({ all }: { readonly all: boolean }): void {
    this.#all = all
    this.#left = []
    this.#moved.clear()
  }
}

function byTile(places: readonly Place[]): ReadonlyMap<string, Place> {
  return new Map(places.map((place) => [place.tile, place]))
}

function isAt(a: Place, b: Place | undefined): b is Place {
  return b !== undefined && isSameRect(a, b) && a.isLifted === b.isLifted
}

function isDrawnAs(a: Place, b: Place | undefined): boolean {
  return isAt(a, b) && a.source === b.source && isSameAppearance(a.appearance, b.appearance)
}
