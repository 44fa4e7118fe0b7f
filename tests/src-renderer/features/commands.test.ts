/** The page's table of commands, beside the main process's list. */
import { describe, expect, test } from 'vitest'
import { message } from '../../../src-main/contract/text/text.ts'
import { commands as all } from '../../../src-main/features/list.ts'
import {
  commandByKey,
  commands,
  runCommand,
  runCommandOfTile,
  tooltipOf,
} from '../../../src-renderer/features/commands.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, settled, tilesOf } from '../support/stand-in-bridge.ts'

const FOUR = ['a', 'b', 'c', 'd'].map((name) => aCamera(name))

describe('the table', () => {
  test('has every command of the main process’s list', () => {
    expect(commands.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
  })

  test('runs those that the page runs, and no others', () => {
    const run = commands.filter((command) => command.run !== undefined)
    const ofPage = all.filter(({ runs }) => runs === 'page')
    expect(run.map(({ id }) => id).sort()).toEqual(ofPage.map(({ id }) => id).sort())
  })

  test('has no key twice', () => {
    const keys = commands.flatMap((command) => command.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    expect(commandByKey('Ctrl+,')?.id).toBe('settings')
  })

  test('gives tooltips', () => {
    expect(tooltipOf('show-solo')).toBe('Show solo (Enter)')
    expect(tooltipOf('all-cameras')).toBe('All cameras')
  })
})

test('what the main process runs is asked of it', async () => {
  const { bridge, store } = await openStore(FOUR)
  runCommand(store, 'copy-report')
  expect(bridge.asked).toEqual([['command:run', 'copy-report']])
})

describe('commands for tiles', () => {
  test('act on the current tile, or on those that are selected', async () => {
    const { bridge, store } = await openStore(FOUR)
    runCommand(store, 'twin-tile')
    store.view.selectThese(['b', 'd'])
    runCommand(store, 'twin-tile')
    expect(bridge.asked).toEqual([
      ['tiles:twin', 'a'],
      ['tiles:twin', 'b'],
      ['tiles:twin', 'd'],
    ])
  })

  test('make a place the hotspot, and remove it again', async () => {
    const { bridge, store } = await openStore(FOUR)
    runCommand(store, 'hotspot')
    expect(bridge.asked).toEqual([['tiles:hotspot', 'a']])
    bridge.publish({ tiles: [{ id: 'spot', camera: '' }, ...tilesOf('a', 'b', 'c', 'd')] })
    store.view.setCurrent('spot', { focus: false })
    for (const id of ['twin-tile', 'hotspot', 'remove-tile'] as const) runCommand(store, id)
    expect(bridge.asked.slice(1)).toEqual([
      ['tiles:hotspot', undefined],
      ['tiles:remove', ['spot']],
    ])
  })

  test('do nothing while tiles are held', async () => {
    const { bridge, store } = await openStore(FOUR)
    store.hand.lift('a', [], 'keyboard')
    runCommand(store, 'twin-tile')
    expect(bridge.asked).toEqual([])
  })

  test('show the current one of several solo', async () => {
    const { store } = await openStore(FOUR)
    store.view.setCurrent('c', { focus: false })
    store.view.selectThese(['b', 'c'])
    runCommand(store, 'show-solo')
    expect(store.view.now.solo).toBe('c')
  })

  test('show the current one solo though others are selected', async () => {
    const { store } = await openStore(FOUR)
    store.view.selectThese(['a', 'c'])
    store.view.setCurrent('b', { focus: false })
    runCommand(store, 'show-solo')
    expect(store.view.now.solo).toBe('b')
  })

  test('that begin at a tile’s own button act on it, and on all that are selected with it', async () => {
    const { bridge, store } = await openStore(FOUR)
    const [, b, , d] = store.tiles.all
    if (b === undefined || d === undefined) throw new Error('A tile is missing.')
    store.view.selectThese(['a', 'b', 'c'])
    runCommandOfTile(store, 'twin-tile', d)
    runCommandOfTile(store, 'twin-tile', b)
    expect(bridge.asked.map(([, id]) => id)).toEqual(['d', 'a', 'b', 'c'])
    store.view.setCurrent('a', { focus: false })
    runCommandOfTile(store, 'show-solo', b)
    expect(store.view.now).toMatchObject({ solo: 'b', current: 'b' })
  })

  test('add tiles, and say how many when they are there', async () => {
    const { bridge, store } = await openStore(FOUR)
    const spoken = () => store.voice.spoken.getState()
    runCommand(store, 'twin-tile')
    expect(spoken()).toBe('')
    await settled()
    expect(spoken()).toBe('a shown on a second tile.')
    store.view.selectThese(['b', 'c', 'd'])
    runCommand(store, 'twin-tile')
    await settled()
    expect(spoken()).toBe('3 tiles added.')
    store.voice.say('')
    bridge.refusal = message('message.picture-empty')
    runCommand(store, 'twin-tile')
    await settled()
    expect(spoken()).toBe('')
  })

  test('move the selected ones past others', async () => {
    const { store, order } = await openStore(FOUR)
    store.view.selectThese(['b', 'c'])
    runCommand(store, 'move-earlier')
    expect(order()).toEqual(['b', 'c', 'a', 'd'])
  })
})

describe('remove', () => {
  test('takes those away that are not live, and moves on to the next tile', async () => {
    const cameras = [...FOUR, aCamera('gone', { state: 'gone' })]
    const { bridge, store } = await openStore(cameras)
    store.view.selectAll()
    runCommand(store, 'remove-tile')
    expect(bridge.asked).toEqual([['tiles:remove', ['gone']]])
    expect(store.view.now).toMatchObject({ current: 'd', focusRequests: 1 })
    expect(store.voice.spoken.getState()).toBe('gone removed from the wall.')
  })

  test('leaves a live camera its last tile', async () => {
    const tiles = [...tilesOf('a', 'b'), { id: 'twin', camera: 'a' }]
    const { bridge, store } = await openStore(FOUR, { tiles })
    store.view.selectAll()
    runCommand(store, 'remove-tile')
    expect(bridge.asked).toEqual([['tiles:remove', ['twin']]])
    store.view.selectThese(['b'])
    runCommand(store, 'remove-tile')
    expect(bridge.asked).toHaveLength(1)
    const why = 'A live camera cannot be removed from the wall. You can hide its tile (H).'
    expect(store.voice.spoken.getState()).toBe(why)
    expect(store.voice.refused.getState()).toEqual({ why })
  })
})
