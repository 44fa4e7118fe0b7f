/** Keys on a wall of 2 x 2 tiles. */
import { expect, test } from 'vitest'
import { CamwallStore } from '../../../src-renderer/store/camwall-store.ts'
import { arrangeTiles } from '../../../src-renderer/wall/arrangement.ts'
import { moodOf, runCommand } from '../../../src-renderer/wall/run-command.ts'
import { commandFor } from '../../../src-renderer/wall/wall-keys.ts'
import { aCamera, aWall, StandInBridge } from '../support/stand-in-bridge.ts'

const SHAPES = Array.from({ length: 4 }, () => ({ width: 640, height: 480 }))
const GRID = arrangeTiles(SHAPES, { width: 803, height: 603 }, 3)

async function press(keys: readonly string[]) {
  const cameras = ['a', 'b', 'c'].map((name) => aCamera(name))
  const bridge = new StandInBridge(
    aWall({ cameras: [...cameras, aCamera('d', { state: 'gone' })] }),
  )
  const store = new CamwallStore(bridge)
  store.start()
  await Promise.resolve()
  await Promise.resolve()
  for (const key of keys) {
    const command = commandFor(key, moodOf(store))
    if (command !== undefined) runCommand(command, store, GRID)
  }
  return { state: store.state.getState(), asked: bridge.asked, mood: moodOf(store) }
}

test('goes from tile to tile, and stays at the edge', async () => {
  expect((await press(['ArrowRight', 'ArrowDown'])).state.current).toBe('d')
  expect((await press(['ArrowLeft'])).state).toMatchObject({ current: 'a', focusAsked: 1 })
  expect((await press(['End'])).state.current).toBe('d')
  expect((await press(['End', 'Home'])).state.current).toBe('a')
})

test('picks a tile up, carries and drops it', async () => {
  expect((await press([' '])).mood).toBe('holding')
  const { state, asked } = await press([' ', 'ArrowRight', 'ArrowDown', ' '])
  expect(state.order).toEqual(['b', 'c', 'd', 'a'])
  expect(asked).toEqual([['arrange', ['b', 'c', 'd', 'a']]])
})

test('shows one camera alone, the one beside it, and all', async () => {
  const { state, asked } = await press(['Enter', 'ArrowLeft', 'Enter'])
  expect(state).toMatchObject({ alone: undefined, current: 'd' })
  expect(asked).toEqual([
    ['solo', 'a'],
    ['solo', 'd'],
    ['solo', undefined],
  ])
})

test('removes a camera that has left, and no live one', async () => {
  expect((await press(['Delete'])).asked).toEqual([])
  expect((await press(['End', 'Delete'])).asked).toEqual([['forgetCamera', 'd']])
})
