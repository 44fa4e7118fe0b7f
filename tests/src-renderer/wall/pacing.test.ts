/** Which tiles show every frame. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT, type LayoutKind } from '../../../src-main/contract/layout.ts'
import type { WallTile } from '../../../src-renderer/store/wall-tile.ts'
import { UNZOOMED } from '../../../src-renderer/store/tile-view.ts'
import { paceScene } from '../../../src-renderer/wall/pacing.ts'
import { composeScene, paintedLayout } from '../../../src-renderer/wall/scene.ts'

const NO_TILES: ReadonlySet<string> = new Set()
const LANDSCAPE = { width: 640, height: 480 }
const UPRIGHT = { width: 480, height: 854 }
const PANORAMA = { width: 1600, height: 400 }

function aTile(id: string, shape = LANDSCAPE): WallTile {
  const appearance = { state: 'live' } as const
  return { id, camera: id, label: id, shape, fills: false, view: UNZOOMED, appearance }
}

function aScene(tiles: readonly WallTile[], kind: LayoutKind, solo?: string) {
  const size = { width: 1203, height: 797, scale: 1 }
  const layout = { ...DEFAULT_LAYOUT, kind }
  const held = undefined
  return composeScene({ size, tiles, held, heldCell: held, solo, layout, page: 0, isForAll: true })
}

/** The ids of tiles that are paced, in the layout for the painter. */
function paced(scene: ReturnType<typeof aScene>, selected = NO_TILES): readonly string[] {
  return paintedLayout(paceScene(scene, 5, selected)).tiles.flatMap(({ tile, maxFps }) =>
    maxFps === 5 ? [tile] : [],
  )
}

const FOUR = ['a', 'b', 'c', 'd'].map((id) => aTile(id))
const TEN = Array.from('abcdefghij', (id) => aTile(id))

describe('paceScene', () => {
  test('leaves the scene as it is at the full rate', () => {
    const scene = aScene(FOUR, 'fit')
    expect(paceScene(scene, 'full', NO_TILES)).toBe(scene)
  })

  test('paces all tiles but the selected ones', () => {
    expect(paced(aScene(FOUR, 'fit'))).toEqual(['a', 'b', 'c', 'd'])
    expect(paced(aScene(FOUR, 'fit'), new Set(['b', 'd']))).toEqual(['a', 'c'])
  })

  test('does not pace the hotspot', () => {
    const [a, ...others] = FOUR
    const spot = { ...aTile('a'), ...a, isHotspot: true as const }
    expect(paced(aScene([spot, ...others], 'fit'))).toEqual(['b', 'c', 'd'])
  })

  test('does not pace a tile alone, on the wall or solo', () => {
    expect(paced(aScene(FOUR, 'fit', 'b'))).toEqual([])
    expect(paced(aScene([aTile('a')], 'fit'))).toEqual([])
  })

  test('does not pace the large tiles of a template, whatever their shape', () => {
    expect(paced(aScene(TEN, '1+5'))).toEqual(['b', 'c', 'd', 'e', 'f'])
    expect(paced(aScene(TEN, '2+8'))).toEqual(['c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
    expect(paced(aScene([aTile('a', UPRIGHT), ...FOUR.slice(1)], '1+5'))).toEqual(['b', 'c', 'd'])
    expect(paced(aScene(TEN.slice(0, 2), '2+8'))).toEqual([])
  })

  test('allows for places that are rounded to whole pixels', () => {
    const scene = aScene(FOUR, 'fit')
    const place = (width: number) => ({ x: 0, y: 0, width, height: width })
    const cells = [place(40), place(40), place(79), place(60)]
    expect(paced({ ...scene, arrangement: { ...scene.arrangement, cells } })).toEqual([
      'a',
      'b',
      'd',
    ])
  })

  test('takes no tile for large because of its shape', () => {
    const mixed = [aTile('a', UPRIGHT), aTile('b', PANORAMA)]
    expect(paced(aScene(mixed, 'fit'))).toEqual(['a', 'b'])
    expect(paced(aScene(mixed, 'rows'))).toEqual(['a', 'b'])
  })
})
