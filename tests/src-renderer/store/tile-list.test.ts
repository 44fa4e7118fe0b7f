/** The tiles on the wall, as cameras come and go and as tiles are moved. */
import { describe, expect, test } from 'vitest'
import { message } from '../../../src-main/contract/text/text.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, settled, tilesOf } from '../support/stand-in-bridge.ts'

const THREE = [aCamera('a'), aCamera('b'), aCamera('c')]

describe('tiles', () => {
  test('have the order of the main process, without those of cameras that are away', async () => {
    const { order } = await openStore(THREE, { tiles: tilesOf('c', 'away', 'a', 'b') })
    expect(order()).toEqual(['c', 'a', 'b'])
  })

  test('begin with the first picture', async () => {
    const mute = { received: 0, width: 0, height: 0, lastFault: message('message.picture-empty') }
    const { bridge, order } = await openStore([aCamera('mute', mute), aCamera('a')])
    expect(order()).toEqual(['a'])
    bridge.publishCameras({ changed: [{ name: 'mute', received: 1, width: 64, height: 48 }] })
    expect(order()).toEqual(['mute', 'a'])
  })

  test('are the same when only numbers and other topics change', async () => {
    const { bridge, store } = await openStore(THREE)
    const { all } = store.tiles
    bridge.publishCameras({ changed: [{ name: 'a', received: 101 }] })
    bridge.publish({ notices: [], tiles: tilesOf('a', 'b', 'c') })
    expect(store.tiles.all).toBe(all)
    expect(store.main.cameras.get('a')).toMatchObject({ received: 101, painted: 90 })
  })

  test('that do not change stay themselves beside one that does', async () => {
    const { bridge, store } = await openStore(THREE)
    const [a, b] = store.tiles.all
    bridge.publishCameras({ changed: [{ name: 'a', state: 'stalled' }] })
    expect(store.tiles.all[0]).not.toBe(a)
    expect(store.tiles.all[0]?.appearance).toEqual({ state: 'stalled' })
    expect(store.tiles.all[1]).toBe(b)
  })

  test('of one camera may be several', async () => {
    const tiles = [...tilesOf('a', 'b', 'c'), { id: 'twin', camera: 'a' }]
    const { order, bridge } = await openStore(THREE, { tiles })
    expect(order()).toEqual(['a', 'b', 'c', 'twin'])
    bridge.publishCameras({ gone: ['a'] })
    expect(order()).toEqual(['b', 'c'])
  })
})

describe('recordings that are played', () => {
  const SIZE = { width: 320, height: 240 }
  const recorded = (...cameras: readonly string[]) =>
    new Map(cameras.map((camera) => [camera, SIZE]))

  test('have tiles of cameras that are not there, in their places or at the end', async () => {
    const { store, order } = await openStore(THREE, { tiles: tilesOf('c', 'away', 'a', 'b') })
    store.views.setPast(true, recorded('away', 'unknown', 'a'))
    expect(order()).toEqual(['c', 'away', 'a', 'b', 'recorded unknown'])
    const [, away] = store.tiles.all
    expect(away).toMatchObject({ isRecorded: true, shape: SIZE, appearance: { state: 'live' } })
    expect(store.tiles.all[2]).not.toHaveProperty('isRecorded')
    store.views.setPast(false, new Map())
    expect(order()).toEqual(['c', 'a', 'b'])
  })

  test('show a camera that comes as itself, and no hidden tile', async () => {
    const tiles = tilesOf('away', 'a', 'b', 'c')
    const { bridge, store, order } = await openStore(THREE, { tiles })
    store.views.setPast(true, recorded('away'))
    bridge.publishCameras({ changed: [aCamera('away')] })
    expect(store.tiles.all[0]).not.toHaveProperty('isRecorded')
    const [away] = tiles
    bridge.publish({ hidden: [away?.id ?? ''] })
    expect(order()).toEqual(['a', 'b', 'c'])
  })
})

describe('a move', () => {
  test('shows at once, and its echo changes nothing', async () => {
    const { bridge, store, order } = await openStore(THREE)
    store.tiles.move(['a'], undefined)
    expect(order()).toEqual(['b', 'c', 'a'])
    expect(bridge.asked).toEqual([['tiles:move', ['a'], undefined]])
    const moved = store.tiles.all
    bridge.publish({ tiles: tilesOf('b', 'c', 'a') })
    await settled()
    bridge.publish({ tiles: tilesOf('b', 'c', 'a') })
    expect(store.tiles.all).toBe(moved)
  })

  test('leaves the places of cameras that are away', async () => {
    const { bridge, store, order } = await openStore(THREE, {
      tiles: tilesOf('a', 'away', 'b', 'c'),
    })
    store.tiles.move(['a'], undefined)
    await settled()
    expect(store.main.topics.getState()?.tiles).toEqual(tilesOf('b', 'away', 'c', 'a'))
    bridge.publishCameras({ changed: [aCamera('away')] })
    expect(order()).toEqual(['b', 'away', 'c', 'a'])
  })

  test('stays when a newcomer is known of before it', async () => {
    const { bridge, store, order } = await openStore(THREE)
    store.tiles.move(['a'], undefined)
    bridge.publish({ tiles: tilesOf('a', 'b', 'c', 'd') })
    bridge.publishCameras({ changed: [aCamera('d')] })
    expect(order()).toEqual(['b', 'c', 'd', 'a'])
    await settled()
    expect(order()).toEqual(['b', 'c', 'd', 'a'])
  })

  test('before a tile that only this window has is one to the end', async () => {
    const { bridge, store, order } = await openStore(THREE)
    store.views.setPast(true, new Map([['unknown', { width: 320, height: 240 }]]))
    store.tiles.move(['a', 'recorded unknown'], 'recorded unknown')
    expect(order()).toEqual(['b', 'c', 'a', 'recorded unknown'])
    expect(bridge.asked).toEqual([['tiles:move', ['a'], undefined]])
  })

  test('that is refused is undone, with its reason', async () => {
    const { bridge, store, order } = await openStore(THREE)
    const refusal = message('message.picture-empty')
    bridge.refusal = refusal
    store.tiles.move(['a'], undefined)
    await settled()
    expect(order()).toEqual(['a', 'b', 'c'])
    expect(store.main.trouble.getState()).toBe(refusal)
  })
})

describe('where it is known which cameras belong there', () => {
  const chosen = {
    ...{ id: 'l1', name: 'Few', count: 3, newcomers: 'append' as const },
    ...{ cameras: { by: 'hand' as const }, keepsPlaces: true },
  }
  const wide = aCamera('b', { shape: { width: 100, height: 50 } })

  test('a camera that has not come has a place, in the shape of the others, and keeps it when it comes', async () => {
    const { bridge, store, order } = await openStore([wide], {
      tiles: tilesOf('a', 'b', 'c'),
      layouts: [chosen],
      hidden: ['c'],
    })
    expect(order()).toEqual(['a', 'b'])
    const [a, b] = store.tiles.all
    expect(a).toMatchObject({ isAbsent: true, shape: wide.shape })
    expect(b).not.toHaveProperty('isAbsent')
    bridge.publishCameras({ changed: [{ name: 'b', received: 101 }] })
    expect(store.tiles.all[0]).toBe(a)
    bridge.publishCameras({ changed: [aCamera('a')] })
    expect(order()).toEqual(['a', 'b'])
    expect(store.tiles.all[0]).not.toHaveProperty('isAbsent')
    expect(store.tiles.all[1]).toBe(b)
  })

  test('its place is moved like others, and is gone where cameras are not chosen', async () => {
    const { bridge, store, order } = await openStore([wide], {
      tiles: tilesOf('a', 'b'),
      layouts: [chosen],
    })
    store.tiles.move(['a'], undefined)
    await settled()
    expect(order()).toEqual(['b', 'a'])
    bridge.publish({ layouts: [{ ...chosen, keepsPlaces: false }] })
    expect(order()).toEqual(['b'])
  })
})

describe('the hotspot', () => {
  const spot = { id: 'spot', camera: '' }
  const upright = aCamera('c', { shape: { width: 50, height: 100 } })
  const open = () =>
    openStore([aCamera('a'), aCamera('b'), upright], { tiles: [...tilesOf('a', 'b', 'c'), spot] })
  const shown = ({ store }: Awaited<ReturnType<typeof open>>) => store.tiles.get('spot')

  test('shows the camera of the tile that was selected last', async () => {
    const wall = await open()
    expect(shown(wall)).toMatchObject({ camera: 'a', label: 'a', isHotspot: true })
    wall.store.view.setCurrent('c', { focus: false })
    expect(shown(wall)).toMatchObject({ camera: 'c', shape: upright.shape })
    wall.store.view.setCurrent('spot', { focus: false })
    expect(shown(wall)).toMatchObject({ camera: 'c' })
    wall.bridge.publish({ tiles: [...tilesOf('b'), spot] })
    expect(shown(wall)).toMatchObject({ camera: 'b' })
  })

  test('keeps its camera while it is frozen', async () => {
    const wall = await open()
    wall.store.views.freeze([{ id: 'spot', camera: 'a' }], 5)
    wall.store.view.setCurrent('b', { focus: false })
    expect(shown(wall)).toMatchObject({ camera: 'a', appearance: { frozenSince: 5 } })
    wall.bridge.publish({ hidden: ['spot'] })
    wall.bridge.publish({ hidden: [] })
    expect(shown(wall)).toMatchObject({ camera: 'a', appearance: { frozenSince: 5 } })
    wall.store.views.unfreeze(['spot'])
    expect(shown(wall)).toMatchObject({ camera: 'b' })
  })

  test('has a place without any camera', async () => {
    const { store } = await openStore([], { tiles: [spot] })
    expect(store.tiles.all).toMatchObject([
      { id: 'spot', camera: '', label: 'Selected camera', isAbsent: true },
    ])
  })
})
