/** What the person at the wall does, and what the main process is asked for it. */
import { describe, expect, test } from 'vitest'
import { CamwallStore } from '../../../src-renderer/store/camwall-store.ts'
import type { WallState } from '../../../src-main/contract/bridge.ts'
import { aCamera, aWall, StandInBridge } from '../support/stand-in-bridge.ts'

async function openStore(differs: Partial<WallState> = {}) {
  const cameras = [aCamera('a'), aCamera('b'), aCamera('c')]
  const bridge = new StandInBridge(aWall({ cameras, ...differs }))
  const store = new CamwallStore(bridge)
  const stop = store.start()
  await settled()
  return { bridge, store, stop, now: () => store.state.getState() }
}

/** Requests of the stand-in are answered within one turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('start', () => {
  test('takes the first state, and what changes after it', async () => {
    const { bridge, now } = await openStore({ order: ['c', 'away', 'a'] })
    expect(now().order).toEqual(['c', 'a', 'b'])
    expect(now().current).toBe('c')
    bridge.tell({ fullScreen: true })
    expect(now().wall?.fullScreen).toBe(true)
    expect(now().wall?.cameras).toHaveLength(3)
  })

  test('hears no more after its stop', async () => {
    const { bridge, stop } = await openStore()
    stop()
    expect(bridge.listenerCount).toBe(0)
  })

  test('follows the menu', async () => {
    const { bridge, store, now } = await openStore()
    store.showAlone('b')
    bridge.choose('settings')
    bridge.choose('all-cameras')
    expect(now()).toMatchObject({ settingsOpen: true, alone: undefined })
  })
})

describe('tiles', () => {
  test('begin with the first picture', async () => {
    const mute = aCamera('mute', { received: 0, width: 0, height: 0, lastFault: 'bad' })
    const { bridge, now } = await openStore({ cameras: [mute, aCamera('a')] })
    expect(now().order).toEqual(['a'])
    bridge.tell({ cameras: [aCamera('mute'), aCamera('a')] })
    expect(now().order).toEqual(['mute', 'a'])
  })

  test('are the same when only numbers change', async () => {
    const { bridge, now } = await openStore()
    const { tiles, order, statuses } = now()
    bridge.tell({ cameras: [aCamera('a', { received: 101 }), aCamera('b'), aCamera('c')] })
    expect(now().tiles).toBe(tiles)
    expect(now().order).toBe(order)
    expect(now().statuses).not.toBe(statuses)
    bridge.tell({ notices: [] })
    expect(now().statuses.get('a')?.received).toBe(101)
  })
})

describe('one camera alone', () => {
  test('is asked for, and ended', async () => {
    const { bridge, store, now } = await openStore()
    store.showAlone('b')
    expect(now()).toMatchObject({ alone: 'b', current: 'b', spoken: 'b shown alone.' })
    store.showAll()
    expect(now()).toMatchObject({ alone: undefined, current: 'b' })
    expect(bridge.asked).toEqual([
      ['solo', 'b'],
      ['solo', undefined],
    ])
  })

  test('ends when the camera is taken away', async () => {
    const { bridge, store, now } = await openStore()
    store.showAlone('b')
    bridge.tell({ cameras: [aCamera('a'), aCamera('c')] })
    expect(now().alone).toBeUndefined()
    expect(bridge.asked.at(-1)).toEqual(['solo', undefined])
  })

  test('is nothing for a camera without a tile', async () => {
    const { bridge, store } = await openStore()
    store.showAlone('nobody')
    expect(bridge.asked).toEqual([])
  })
})

describe('a held tile', () => {
  test('is dropped in its new place, in words and in the order', async () => {
    const { bridge, store, now } = await openStore({ order: ['a', 'away', 'b', 'c'] })
    store.lift('a', 'keyboard')
    expect(now().spoken).toContain('a picked up from place 1 of 3.')
    store.carry(2)
    expect(now().spoken).toBe('a at place 3 of 3.')
    store.drop()
    expect(now()).toMatchObject({ order: ['b', 'c', 'a'], spoken: 'a dropped at place 3 of 3.' })
    expect(bridge.asked).toEqual([['arrange', ['b', 'away', 'c', 'a']]])
  })

  test('is put back', async () => {
    const { bridge, store, now } = await openStore()
    store.lift('a', 'pointer')
    store.carry(2)
    expect(store.back()).toBe(true)
    expect(now()).toMatchObject({ held: undefined, order: ['a', 'b', 'c'] })
    expect(now().spoken).toBe('a put back to place 1 of 3.')
    expect(bridge.asked).toEqual([])
  })

  test('asks for nothing when it is dropped where it was', async () => {
    const { bridge, store } = await openStore()
    store.lift('b', 'pointer')
    store.drop()
    expect(bridge.asked).toEqual([])
  })

  test('that nobody has moved stays where it is when another comes back', async () => {
    const { bridge, store, now } = await openStore({ order: ['away', 'a', 'b', 'c'] })
    store.lift('b', 'keyboard')
    bridge.tell({ cameras: ['a', 'b', 'c', 'away'].map((name) => aCamera(name)) })
    expect(now()).toMatchObject({ order: ['away', 'a', 'b', 'c'], held: { to: 2 } })
    store.drop()
    expect(bridge.asked).toEqual([])
  })

  test('is let go when its camera is taken away', async () => {
    const { bridge, store, now } = await openStore()
    store.lift('a', 'pointer')
    bridge.tell({ cameras: [aCamera('b'), aCamera('c')] })
    expect(now().held).toBeUndefined()
  })
})

describe('forget', () => {
  test('asks for it, and moves on to the next tile', async () => {
    const { bridge, store, now } = await openStore()
    store.setCurrent('c', { focus: false })
    store.forget('c')
    expect(bridge.asked).toEqual([['forgetCamera', 'c']])
    expect(now()).toMatchObject({ current: 'b', focusAsked: 1 })
  })
})

describe('back', () => {
  test('undoes one thing after the other', async () => {
    const { bridge, store, now } = await openStore({ fullScreen: true })
    store.openSettings()
    store.showAlone('a')
    expect(store.back()).toBe(true)
    expect(now()).toMatchObject({ alone: undefined, settingsOpen: true })
    expect(store.back()).toBe(true)
    expect(now().settingsOpen).toBe(false)
    expect(store.back()).toBe(true)
    expect(bridge.asked.at(-1)).toEqual(['setFullScreen', false])
    bridge.tell({ fullScreen: false })
    expect(store.back()).toBe(false)
  })
})

describe('requests', () => {
  test('take over the settings in force', async () => {
    const { store, now } = await openStore()
    await store.changeSettings({ maxFps: 30 })
    expect(now().wall?.settings.hub.maxFps).toBe(30)
  })

  test('that are refused tell why, until it is dismissed', async () => {
    const { bridge, store, now } = await openStore()
    bridge.refusal = 'The clipboard is away.'
    expect(await store.copyText('text')).toBe(false)
    expect(now().trouble).toBe('The clipboard is away.')
    store.dismissTrouble()
    expect(now().trouble).toBeUndefined()
    bridge.refusal = undefined
    expect(await store.copyText('text')).toBe(true)
  })
})
