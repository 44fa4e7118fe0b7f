/** What is drawn where and when, on a canvas that records it, and that the outcome of every frame is reported once. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Size } from '../../../src-main/contract/frame.ts'
import type { Rect } from '../../../src-main/contract/rect.ts'
import { makeScaler } from '../../../src-main/pixels/scaler.ts'
import { Buffers } from '../../../src-renderer/painting/buffers.ts'
import type { Canvas } from '../../../src-renderer/painting/canvas.ts'
import type { Layout, TilePlace } from '../../../src-renderer/painting/painter-order.ts'
import { Surface } from '../../../src-renderer/painting/surface.ts'

const PICTURE = { width: 64, height: 48 }
const SIZE = { width: 400, height: 100, scale: 1 }

class NotedCanvas implements Canvas {
  ground = '#000'
  /** `clear` or `blank` and the left edge of the place, `clear` for all of it, or the left edge of what was put. */
  drawn: (number | string)[] = []
  #size = { width: 0, height: 0 }

  resize({ width, height }: Size): boolean {
    const isOther = width !== this.#size.width || height !== this.#size.height
    if (isOther) this.drawn = []
    this.#size = { width, height }
    return isOther
  }

  clear(place?: Rect): void {
    this.drawn.push(place === undefined ? 'clear' : `clear ${place.x}`)
  }

  blank({ x }: Rect): void {
    this.drawn.push(`blank ${x}`)
  }

  put(_pixels: Uint8ClampedArray, { x }: Rect): void {
    this.drawn.push(x)
  }

  /** Since it was asked last. */
  take(): readonly (number | string)[] {
    const { drawn } = this
    this.drawn = []
    return drawn
  }
}

let canvas: NotedCanvas
let surface: Surface
let now: number

beforeEach(() => {
  canvas = new NotedCanvas()
  surface = new Surface(canvas, makeScaler(), new Buffers())
  now = 1000
})

function aPlace(tile: string, camera: string, x: number, width = 32, height = 24): TilePlace {
  return { tile, camera, x, y: 0, width, height, appearance: { state: 'live' } }
}

function layOut(
  tiles: readonly TilePlace[],
  differs: Partial<Layout> = {},
  keeps?: readonly string[],
) {
  return surface.layout({ size: SIZE, tiles, lifted: undefined, isOpen: true, ...differs }, keeps)
}

/** A picture that was decoded at its own size, or smaller. */
function show(camera: string, id: number, { width, height } = PICTURE): number | undefined {
  const data = new Uint8Array(width * height * 3)
  return surface.show(camera, id, PICTURE, { kind: 'packed', width, height, data, order: 'bgr' })
}

describe('a frame', () => {
  test('is drawn at once on each of its camera’s tiles, and once within a refresh', () => {
    layOut([aPlace('1', 'a', 0), aPlace('2', 'b', 100), aPlace('3', 'a', 200, 64, 48)])
    surface.draw(now)
    canvas.take()
    show('a', 1)
    expect(surface.drawNow('a', now)).toBe(true)
    expect(canvas.take()).toEqual([0, 200])
    show('a', 2)
    expect(surface.drawNow('a', now + 5)).toBe(false)
    expect(canvas.take()).toEqual([])
    expect(surface.draw(now + 16)).toEqual([2])
    expect(canvas.take()).toEqual([0, 200])
    expect(surface.tilesDrawn).toBe(4)
  })

  test('waits for a layout that is not drawn yet', () => {
    layOut([aPlace('1', 'a', 0)])
    show('a', 1)
    expect(surface.drawNow('a', now)).toBe(false)
    expect(surface.draw(now)).toEqual([1])
    expect(canvas.take()).toEqual(['clear', 0])
  })

  test('that a newer one overtakes before it is drawn is reported, and none that was drawn', () => {
    layOut([aPlace('1', 'a', 0)])
    expect(show('a', 1)).toBeUndefined()
    expect(show('a', 3)).toBe(1)
    expect(show('a', 2)).toBe(2)
    expect(surface.draw(now)).toEqual([3])
    expect(show('a', 4)).toBeUndefined()
    expect(surface.draw(now)).toEqual([4])
    expect(surface.draw(now)).toEqual([])
  })
})

describe('a camera without a tile', () => {
  test('waits for one while one will come', () => {
    expect(show('a', 1)).toBeUndefined()
    expect(layOut([aPlace('1', 'b', 0)]).overtaken).toEqual([])
    expect(surface.draw(now)).toEqual([])
    layOut([aPlace('1', 'b', 0), aPlace('2', 'a', 100)])
    expect(surface.draw(now)).toEqual([1])
  })

  test('has its frame reported as overtaken while none will come, and its picture kept', () => {
    layOut([aPlace('1', 'b', 0)], { isOpen: false })
    expect(show('a', 1)).toBe(1)
    layOut([aPlace('1', 'b', 0), aPlace('2', 'a', 100)])
    canvas.take()
    expect(surface.draw(now)).toEqual([])
    expect(canvas.take()).toEqual(['clear', 'blank 0', 100])
  })

  test('that loses its tile loses the frame that waited for it', () => {
    layOut([aPlace('1', 'a', 0), aPlace('2', 'b', 100)])
    show('a', 1)
    show('b', 2)
    expect(layOut([aPlace('2', 'b', 0)]).overtaken).toEqual([1])
    expect(surface.draw(now)).toEqual([2])
  })

  test('is forgotten beyond a full wall of them', () => {
    const cameras = Array.from({ length: 300 }, (_, index) => `camera ${index}`)
    for (const [index, camera] of cameras.entries()) show(camera, index)
    const { overtaken } = layOut([aPlace('1', 'camera 0', 0)])
    expect(overtaken).toEqual(cameras.slice(1, 45).map((_, index) => index + 1))
  })
})

describe('a picture that was forgotten', () => {
  const cameras = Array.from({ length: 300 }, (_, index) => `camera ${index}`)

  test('is asked for when its camera has its tile again', () => {
    const all = cameras.map((camera, index) => aPlace(camera, camera, index))
    layOut(all)
    for (const [index, camera] of cameras.entries()) show(camera, index)
    surface.draw(now)
    layOut([aPlace('299', 'camera 299', 0)], { isOpen: false })
    expect(layOut(all).again).toEqual(cameras.slice(0, 44))
    show('camera 0', 300)
    expect(layOut(all).again).not.toContain('camera 0')
  })

  test('is none of a camera that is new', () => {
    layOut([aPlace('1', 'a', 0)])
    expect(layOut([aPlace('1', 'a', 0), aPlace('2', 'new', 100)]).again).toEqual([])
  })

  test('is that of a camera that has left the wall while all are shown', () => {
    const ALL = [aPlace('1', 'a', 0), aPlace('2', 'b', 100)]
    layOut(ALL)
    show('a', 1)
    show('b', 2)
    surface.draw(now)
    layOut([aPlace('1', 'a', 0)])
    layOut(ALL)
    canvas.take()
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear 100', 'blank 100'])
  })

  test('is none of a camera that has no tile while another is shown solo', () => {
    const ALL = [aPlace('1', 'a', 0), aPlace('2', 'b', 100)]
    layOut(ALL)
    show('a', 1)
    show('b', 2)
    surface.draw(now)
    layOut([aPlace('1', 'a', 0)], { isOpen: false })
    expect(layOut(ALL).again).toEqual([])
    canvas.take()
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear 100', 100])
  })
})

describe('the lifted tile', () => {
  const OTHERS = [aPlace('1', 'a', 0), aPlace('2', 'b', 100)]
  const LIFTED = aPlace('3', 'a', 200)
  let own: NotedCanvas

  beforeEach(() => {
    for (const [index, camera] of ['a', 'b'].entries()) show(camera, index)
    layOut([...OTHERS, LIFTED])
    surface.draw(now)
    canvas.take()
    own = new NotedCanvas()
    surface.lift(own)
    layOut(OTHERS, { lifted: LIFTED })
    now += 100
  })

  test('is drawn on its own canvas, and leaves its place on the surface', () => {
    surface.draw(now)
    expect(own.take()).toEqual([0])
    expect(canvas.take()).toEqual(['clear 200', 0])
    expect(surface.laidOut.tiles.map(({ tile }) => tile)).toEqual(['1', '2', '3'])
  })

  test('shows new pictures of its camera, like the camera’s other tile', () => {
    surface.draw(now)
    own.take()
    canvas.take()
    show('a', 13)
    expect(surface.drawNow('a', now + 100)).toBe(true)
    expect(own.take()).toEqual([0])
    expect(canvas.take()).toEqual([0])
  })

  test('is drawn on the surface again when it is dropped, also where it was before', () => {
    surface.draw(now)
    own.take()
    canvas.take()
    layOut([...OTHERS, LIFTED])
    surface.draw(now)
    expect(own.take()).toEqual([])
    expect(canvas.take()).toEqual([0, 200])
  })
})

describe('a new layout', () => {
  const THREE = [aPlace('1', 'a', 0), aPlace('2', 'b', 100), aPlace('3', 'c', 200)]

  beforeEach(() => {
    layOut(THREE)
    for (const [index, camera] of ['a', 'b', 'c'].entries()) show(camera, index)
    surface.draw(now)
    canvas.take()
  })

  test('draws only the tiles that it moves', () => {
    layOut([aPlace('1', 'a', 0), aPlace('2', 'b', 110), aPlace('3', 'c', 200)])
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear 100', 110])
  })

  test('draws what lies where a tile was until the last drawing, whenever it came there', () => {
    layOut([aPlace('1', 'a', 0), aPlace('3', 'c', 200)])
    layOut([aPlace('1', 'a', 0), aPlace('3', 'c', 90)])
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear 100', 'clear 200', 90])
  })

  test('draws a tile of another appearance', () => {
    layOut([...THREE.slice(1), { ...aPlace('1', 'a', 0), appearance: { state: 'gone' } }])
    surface.draw(now)
    expect(canvas.take()).toEqual([0])
  })

  test('makes a new picture of a tile that it moves wait, and of no other', () => {
    now += 100
    layOut([...THREE.slice(0, 2), aPlace('3', 'c', 210)])
    show('c', 13)
    show('a', 11)
    expect(surface.drawNow('c', now)).toBe(false)
    expect(surface.drawNow('a', now)).toBe(true)
    expect(surface.draw(now)).toEqual([13])
    expect(canvas.take()).toEqual([0, 'clear 200', 210])
  })

  test('draws all tiles if it has another size, or if most tiles were moved', () => {
    layOut(THREE, { size: { ...SIZE, height: 101 } })
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear', 0, 100, 200])
    for (const by of [1, 2]) layOut(THREE.map((place) => ({ ...place, x: place.x + by })))
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear', 2, 102, 202])
  })

  test('that changes nothing draws nothing', () => {
    layOut(THREE)
    surface.draw(now)
    expect(canvas.take()).toEqual([])
  })
})

describe('the size of a picture', () => {
  test('is that of the largest tile, or one like the others', () => {
    layOut([aPlace('1', 'a', 0, 60, 20), aPlace('2', 'a', 100, 30, 40)])
    expect(surface.pictureNeedOf('a')).toEqual({ width: 60, height: 40 })
    expect(surface.pictureNeedOf('new')).toEqual({ width: 60, height: 40 })
  })

  test('that has become too small is reported, unless the sender’s is no larger', () => {
    layOut([aPlace('1', 'a', 0, 32, 24), aPlace('2', 'b', 100)])
    show('a', 1, { width: 32, height: 24 })
    show('b', 2)
    expect(layOut([aPlace('1', 'a', 0, 33, 24), aPlace('2', 'b', 100, 300)]).again).toEqual(['a'])
    const twin = aPlace('3', 'a', 200, 20, 40)
    expect(layOut([aPlace('1', 'a', 0, 32, 24), twin]).again).toEqual(['a'])
  })
})

test('a tile without a picture is blank until the picture is there', () => {
  layOut([aPlace('1', 'a', 0), aPlace('2', 'b', 100)])
  show('b', 1)
  expect(surface.draw(now)).toEqual([1])
  expect(canvas.take()).toEqual(['clear', 'blank 0', 100])
  expect(surface.tilesDrawn).toBe(1)
})

test('reports what is laid out', () => {
  layOut([aPlace('1', 'a', 0), aPlace('2', 'a', 100, 64, 12)], { isOpen: false })
  expect(surface.laidOut).toEqual({
    kind: 'laid-out',
    size: SIZE,
    isOpen: false,
    tiles: [
      {
        tile: '1',
        camera: 'a',
        x: 0,
        y: 0,
        width: 32,
        height: 24,
        picture: { width: 64, height: 24 },
      },
      {
        tile: '2',
        camera: 'a',
        x: 100,
        y: 0,
        width: 64,
        height: 12,
        picture: { width: 64, height: 24 },
      },
    ],
  })
})

describe('a picture of another shape than its tile', () => {
  test('is centred on it', () => {
    const places: Rect[] = []
    canvas.put = (_pixels, { x, y, width, height }) => places.push({ x, y, width, height })
    layOut([aPlace('1', 'a', 10, 40, 30), aPlace('2', 'b', 100, 60, 30)])
    show('a', 1)
    show('b', 2)
    surface.draw(now)
    // Pictures of 64x48: the first tile has their shape, the second is wider.
    expect(places).toEqual([
      { x: 10, y: 0, width: 40, height: 30 },
      { x: 110, y: 0, width: 40, height: 30 },
    ])
    expect(canvas.take()).toEqual(['clear', 'blank 100'])
  })
})

describe('a frozen tile', () => {
  const frozen = (tile: TilePlace): TilePlace => ({
    ...tile,
    appearance: { ...tile.appearance, frozenSince: 1000 },
  })

  test('keeps its picture while another tile of its camera shows new ones', () => {
    const kept = aPlace('1', 'a', 0)
    const live = aPlace('2', 'a', 100)
    layOut([kept, live])
    show('a', 1)
    surface.draw(now)
    layOut([frozen(kept), live])
    surface.draw(now)
    canvas.take()
    show('a', 2)
    expect(surface.drawNow('a', now + 20)).toBe(true)
    expect(canvas.take()).toEqual([100])
    surface.drawAgain()
    surface.draw(now + 40)
    expect(canvas.take()).toEqual(['clear', 0, 100])
  })

  test('has its picture again after another layout, until it is unfrozen', () => {
    const tile = aPlace('1', 'a', 0)
    const other = [aPlace('2', 'b', 0)]
    layOut([tile])
    show('a', 1)
    layOut([frozen(tile)])
    layOut(other, {}, ['1\n1000'])
    expect(layOut([frozen(tile)]).kept).toEqual([])
    canvas.take()
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear', 0])
    layOut(other)
    layOut([frozen(tile)])
    surface.draw(now)
    expect(canvas.take()).toEqual(['clear', 'blank 0'])
  })

  test('gives its picture up when it is unfrozen on another page', () => {
    const page = { isOpen: false }
    const tile = aPlace('1', 'a', 0)
    const other = [aPlace('2', 'b', 0)]
    layOut([tile], page)
    show('a', 1)
    expect(layOut([frozen(tile)], page).kept).toHaveLength(1)
    layOut(other, page, ['1\n1000'])
    expect(layOut([frozen(tile)], page).kept).toEqual([])
    layOut(other, page)
    expect(layOut([frozen(tile)], page).kept).toHaveLength(1)
  })

  test('is laid out as such, and its camera shows its newest picture afterwards', () => {
    const kept = aPlace('1', 'a', 0)
    layOut([kept])
    show('a', 1)
    surface.draw(now)
    expect(layOut([frozen(kept)])).toMatchObject({ again: [], overtaken: [] })
    expect(surface.laidOut.tiles).toMatchObject([{ tile: '1', camera: 'a', isFrozen: true }])
    surface.draw(now)
    expect(layOut([kept])).toMatchObject({ again: [], overtaken: [] })
    expect(surface.laidOut.tiles[0]).not.toHaveProperty('isFrozen')
    canvas.take()
    surface.draw(now)
    expect(canvas.take()).toEqual([0])
  })
})

test('the next painter draws what this one kept, and keeps no newer picture instead', () => {
  const tile = aPlace('1', 'a', 0)
  const frozen: TilePlace = { ...tile, appearance: { state: 'live', frozenSince: 1000 } }
  layOut([tile])
  show('a', 1)
  const { kept } = layOut([frozen])
  expect(kept).toMatchObject([{ source: '1\n1000', picture: { id: 1 } }])
  expect(layOut([frozen]).kept).toEqual([])

  surface = new Surface(canvas, makeScaler(), new Buffers())
  for (const each of kept) surface.keep(each)
  expect(layOut([frozen]).kept).toEqual([])
  canvas.take()
  surface.draw(now)
  expect(canvas.take()).toEqual(['clear', 0])
  show('a', 2)
  expect(layOut([frozen]).kept).toEqual([])
})

test('a tile that is zoomed needs its part again, sharper, and shows what is there meanwhile', () => {
  const place = aPlace('1', 'a', 0)
  const part = { x: 0.5, y: 0.5, width: 0.25, height: 0.25 }
  layOut([place])
  show('a', 1, { width: 32, height: 24 })
  surface.draw(now)
  const zoomed = { ...place, appearance: { ...place.appearance, part } }
  expect(layOut([zoomed]).again).toEqual(['a'])
  expect(surface.pictureNeedOf('a')).toEqual({ width: 32, height: 24, part })
  expect(surface.pictureNeedOf('b')).toEqual({ width: 32, height: 24 })
  canvas.take()
  surface.draw(now)
  expect(canvas.take()).toEqual([0])
})
