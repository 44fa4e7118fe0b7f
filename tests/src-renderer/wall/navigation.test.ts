/** Which key does what, in which mode, and what comes of it. */
import { describe, expect, test } from 'vitest'
import type { WallMode } from '../../../src-renderer/store/camwall-store.ts'
import { arrangeTiles } from '../../../src-renderer/wall/arrangement.ts'
import { navigate, navigationFor } from '../../../src-renderer/wall/navigation.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

test.each<{ key: string; mode: WallMode; navigation: unknown }>([
  { key: 'ArrowUp', mode: 'all', navigation: { kind: 'go', to: 'up', selection: 'clear' } },
  { key: 'Home', mode: 'all', navigation: { kind: 'go', to: 'first', selection: 'clear' } },
  { key: 'Shift+End', mode: 'all', navigation: { kind: 'go', to: 'last', selection: 'extend' } },
  { key: 'Ctrl+ArrowLeft', mode: 'all', navigation: { kind: 'go', to: 'left', selection: 'keep' } },
  { key: 'Ctrl+ ', mode: 'all', navigation: { kind: 'toggle' } },
  { key: ' ', mode: 'all', navigation: { kind: 'lift' } },
  { key: 'Alt+ArrowLeft', mode: 'all', navigation: undefined },
  { key: 'ArrowLeft', mode: 'solo', navigation: { kind: 'step', by: -1 } },
  { key: 'ArrowRight', mode: 'solo', navigation: { kind: 'step', by: 1 } },
  { key: 'ArrowUp', mode: 'solo', navigation: undefined },
  { key: 'Enter', mode: 'solo', navigation: { kind: 'show-all' } },
  { key: ' ', mode: 'solo', navigation: undefined },
  { key: 'ArrowDown', mode: 'holding', navigation: { kind: 'carry', to: 'down' } },
  { key: ' ', mode: 'holding', navigation: { kind: 'drop' } },
  { key: 'Enter', mode: 'holding', navigation: { kind: 'drop' } },
  {
    key: 'Shift+ArrowDown',
    mode: 'holding',
    navigation: { kind: 'stretch', to: 'down', keepsAspect: true },
  },
  {
    key: 'Ctrl+Shift+ArrowLeft',
    mode: 'holding',
    navigation: { kind: 'stretch', to: 'left', keepsAspect: false },
  },
  { key: 'Alt+ArrowDown', mode: 'holding', navigation: undefined },
])('$mode: "$key"', ({ key, mode, navigation }) => {
  expect(navigationFor(key, mode)).toEqual(navigation)
})

/** Two by two. */
async function press(...keys: readonly string[]) {
  const opened = await openStore(['a', 'b', 'c', 'd'].map((name) => aCamera(name)))
  const { store } = opened
  const shapes = store.tiles.all.map(({ shape }) => shape)
  const area = { width: 803, height: 603 }
  store.view.setRects(arrangeTiles(shapes, area, 3).tiles, area, new Map())
  for (const key of keys) {
    const navigation = navigationFor(key, store.mode)
    if (navigation !== undefined) navigate(navigation, store)
  }
  const { current, selection } = store.view.now
  return { ...opened, current, selected: [...selection.ids].sort() }
}

describe('arrows', () => {
  test('go from tile to tile, and stay at the edge', async () => {
    expect((await press('ArrowRight', 'ArrowDown')).current).toBe('d')
    expect((await press('ArrowLeft')).current).toBe('a')
    expect((await press('End')).current).toBe('d')
    expect((await press('End', 'Home')).current).toBe('a')
  })

  test('select with Shift, in the order of the wall', async () => {
    const { current, selected } = await press('Shift+ArrowDown')
    expect(current).toBe('c')
    expect(selected).toEqual(['a', 'b', 'c'])
    expect((await press('Shift+ArrowDown', 'Shift+ArrowUp')).selected).toEqual(['a'])
    expect((await press('Shift+ArrowDown', 'ArrowRight')).selected).toEqual([])
  })

  test('leave the selection solo with Ctrl, so that single tiles can be added', async () => {
    const { current, selected } = await press('Ctrl+ ', 'Ctrl+End', 'Ctrl+ ')
    expect(current).toBe('d')
    expect(selected).toEqual(['a', 'd'])
  })
})

describe('Space', () => {
  test('picks a tile up, arrows carry it, Space drops it', async () => {
    expect((await press(' ')).store.mode).toBe('holding')
    const { order, bridge } = await press(' ', 'ArrowRight', 'ArrowDown', ' ')
    expect(order()).toEqual(['b', 'c', 'd', 'a'])
    expect(bridge.asked).toEqual([['tiles:move', ['a'], undefined]])
  })

  test('picks up all that are selected when the tile is one of them', async () => {
    const { order } = await press('Shift+ArrowRight', ' ', 'ArrowDown', ' ')
    expect(order()).toEqual(['c', 'd', 'a', 'b'])
  })
})

test('one tile solo, the one beside it, and all', async () => {
  const { store } = await press()
  store.view.showSolo('a')
  navigate({ kind: 'step', by: -1 }, store)
  expect(store.view.now.solo).toBe('d')
  navigate({ kind: 'show-all' }, store)
  expect(store.view.now).toMatchObject({ solo: undefined, current: 'd' })
})
