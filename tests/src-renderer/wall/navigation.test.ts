/** Which key does what, in which mode, and what comes of it. */
import { describe, expect, test } from 'vitest'
import type { CamwallStore, WallMode } from '../../../src-renderer/store/camwall-store.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { arrangeTiles } from '../../../src-renderer/wall/arrangement.ts'
import { keyMode, navigate, navigationFor } from '../../../src-renderer/wall/navigation.ts'
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

function pressIn(store: CamwallStore, key: string): void {
  const navigation = navigationFor(key, keyMode(store))
  if (navigation !== undefined) navigate(navigation, store)
}

/** Two by two. */
async function press(...keys: readonly string[]) {
  const opened = await openStore(['a', 'b', 'c', 'd'].map((name) => aCamera(name)))
  const { store } = opened
  const shapes = store.tiles.all.map(({ shape }) => shape)
  const area = { width: 803, height: 603 }
  store.view.setRects(arrangeTiles(shapes, area, 3).tiles, area, new Map())
  for (const key of keys) pressIn(store, key)
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

describe('in Fit all', () => {
  test('Shift and arrows resize a tile that is picked up, which Space drops', async () => {
    const { store, bridge } = await press(' ', 'Shift+ArrowRight', 'Shift+ArrowDown')
    expect(store.sizeHand.held?.layout.sizes).toEqual({ a: 3 })
    expect(store.voice.spoken.getState()).toBe('a: size 3 × 3.')
    for (const key of ['Shift+ArrowLeft', 'ArrowRight', ' ']) pressIn(store, key)
    expect(store.mode).toBe('all')
    expect(bridge.asked).toEqual([
      ['layout:change', { sizes: { a: 2 } }],
      ['tiles:move', ['a'], 'c'],
    ])
  })

  test('Escape gives it its size back', async () => {
    const { store, bridge } = await press(' ', 'Shift+ArrowRight')
    expect(store.back()).toBe(true)
    expect(store.mode).toBe('all')
    expect(bridge.asked).toEqual([])
  })

  test('several tiles that are picked up keep their sizes', async () => {
    const { store } = await press('Shift+ArrowRight', ' ', 'Shift+ArrowRight')
    expect(store.sizeHand.held).toBeUndefined()
  })
})

describe('while a tile is arranged by clicks', () => {
  test('arrows make it larger and smaller, until Enter', async () => {
    const { store, bridge } = await press()
    runCommand(store, 'resize-tile')
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'Enter', 'ArrowRight'])
      pressIn(store, key)
    expect(bridge.asked).toEqual([2, 3, 2].map((size) => ['layout:change', { sizes: { a: size } }]))
    expect(store.clickMode.target).toBeUndefined()
    expect(store.view.now.current).toBe('b')
  })

  test('arrows go to the tile that it swaps places with', async () => {
    const { store, bridge } = await press()
    runCommand(store, 'swap-tiles')
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) pressIn(store, key)
    expect(bridge.asked).toEqual([['tiles:swap', 'a', 'd']])
    expect(store.clickMode.target).toBeUndefined()
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
