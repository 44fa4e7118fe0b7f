/** How long a wall of 256 tiles takes to place, for each kind of layout that shows all of them. */
import {
  DEFAULT_LAYOUT,
  LAYOUT_KINDS,
  templateOf,
  type WallLayout,
} from '../../src-main/contract/layout.ts'
import { MAX_CAMERAS } from '../../src-main/contract/limits.ts'
import { place } from '../../src-renderer/wall/place.ts'

const AREA = { width: 1920, height: 1050 }
const ROUNDS = 101

interface Placing {
  readonly kind: string
  /** Median in milliseconds, for pictures of one shape and for pictures of many. */
  readonly same: number
  readonly mixed: number
}

export function measurePlacing(): readonly Placing[] {
  const kinds = LAYOUT_KINDS.filter((kind) => kind !== 'own' && templateOf(kind) === undefined)
  const layouts = kinds.map((kind): readonly [string, WallLayout] => [
    kind,
    { ...DEFAULT_LAYOUT, kind },
  ])
  const large: WallLayout = { ...DEFAULT_LAYOUT, sizes: { t1: 3, t2: 2, t100: 2 } }
  return [...layouts, ['fit, three large', large] as const].map(([kind, layout]) => ({
    kind,
    same: medianTime(layout, () => 640),
    mixed: medianTime(layout, (index) => 300 + ((37 * index) % 700)),
  }))
}

function medianTime(layout: WallLayout, widthOf: (index: number) => number): number {
  const tiles = Array.from({ length: MAX_CAMERAS }, (_, index) => ({
    id: `t${index + 1}`,
    shape: { width: widthOf(index), height: 480 },
    fills: false,
  }))
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now()
    place(layout, tiles, AREA)
    return performance.now() - begin
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN
}
