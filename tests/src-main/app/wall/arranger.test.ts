/** A person's changes of the wall. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { reduce } from '../../../../src-main/contract/arrange/reduce.ts'
import { LAYOUT_KINDS, type LayoutKind } from '../../../../src-main/contract/layout.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'
import { anyCommand } from '../../contract/arrange/commands.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open(cameras = ['Barn', 'Yard']) {
  const { camwall, request } = await openHouse(closing)
  for (const name of cameras) camwall.feed.take(picture(name), anArrival())
  const arranger = camwall.layouts.of('l1')
  const order = () => arranger.tiles.map(({ camera }) => camera)
  return { arranger, order, request }
}

test('a locked wall is not changed, and nothing is undone, until it is unlocked', async () => {
  const { arranger, order } = await open()
  arranger.change((tiles) => tiles.move(['t1'], undefined))
  expect(order()).toEqual(['Yard', 'Barn'])
  arranger.changeLayout({ isLocked: true })
  arranger.change((tiles) => tiles.move(['t2'], undefined))
  arranger.changeLayout({ kind: '1+5' })
  arranger.undo()
  expect(order()).toEqual(['Yard', 'Barn'])
  expect(arranger.layout).toMatchObject({ kind: 'fit', isLocked: true })
  arranger.changeLayout({ isLocked: false })
  arranger.undo()
  expect(order()).toEqual(['Barn', 'Yard'])
  arranger.redo()
  expect(order()).toEqual(['Yard', 'Barn'])
})

test('a change of the layout is undone, and one that changes nothing is none', async () => {
  const { arranger } = await open()
  arranger.changeLayout({ kind: 'rows', gap: 'large' })
  arranger.changeLayout({ kind: 'rows' })
  arranger.undo()
  expect(arranger.layout).toMatchObject({ kind: 'fit', gap: 'small' })
})

test('a size for a tile that does not exist is no change to undo', async () => {
  const { arranger } = await open()
  arranger.changeLayout({ kind: 'rows' })
  arranger.changeLayout({ sizes: { unknown: 2 } })
  arranger.undo()
  expect(arranger.layout).toMatchObject({ kind: 'fit', sizes: {} })
})

test('two tiles swap their places and sizes, which is one change to undo', async () => {
  const { arranger, order } = await open()
  arranger.changeLayout({ sizes: { t1: 2 } })
  arranger.swap('t1', 't2')
  expect(order()).toEqual(['Yard', 'Barn'])
  expect(arranger.layout.sizes).toEqual({ t2: 2 })
  arranger.undo()
  expect(order()).toEqual(['Barn', 'Yard'])
  expect(arranger.layout.sizes).toEqual({ t1: 2 })
  arranger.swap('t1', 'unknown')
  expect(order()).toEqual(['Barn', 'Yard'])
  expect(arranger.layout.sizes).toEqual({ t1: 2 })
})

test('in Free, two tiles swap their cells, also one that has no cell of its own yet', async () => {
  const { arranger } = await open()
  arranger.changeLayout({ kind: 'free', free: { t1: [0, 0, 8, 6] } })
  arranger.swap('t1', 't2')
  const { t1, t2 } = arranger.layout.free
  expect(t2).toEqual([0, 0, 8, 6])
  expect(t1).toBeDefined()
  expect(t1).not.toEqual(t2)
})

test('in Free, a swap moves no third tile, and gives a hidden one no cell', async () => {
  const { arranger, request } = await open(['Barn', 'Yard', 'Gate', 'Shed'])
  await request('views:hide', ['t4'])
  const [left, above, below] = [
    [0, 0, 24, 36],
    [24, 0, 24, 18],
    [24, 18, 24, 18],
  ] as const
  arranger.changeLayout({ kind: 'free', free: { t1: left, t2: above, t3: below } })
  arranger.swap('t2', 't3')
  expect(arranger.layout.free).toEqual({ t1: left, t2: below, t3: above })
})

test('whatever a person arranged, undo leads back to the start exactly, and redo to the end', async () => {
  const { arranger, order } = await open()
  const ids = ['t1', 't2']
  const kinds = fc.constantFrom<LayoutKind>('fit', 'free', '2x2')
  const hotspots = fc.option(fc.record({ hotspot: fc.constantFrom(...ids) }), { nil: undefined })
  const steps = fc.array(fc.oneof(kinds, anyCommand(ids), fc.constantFrom(...ids), hotspots), {
    maxLength: 20,
  })
  const state = () => ({ order: order(), layout: arranger.layout })
  fc.assert(
    fc.property(steps, (all) => {
      const start = state()
      let changes = 0
      for (const step of all) {
        const before = state()
        if (step === undefined) arranger.setHotspot(undefined)
        else if (typeof step === 'object' && 'hotspot' in step) arranger.setHotspot(step.hotspot)
        else if (typeof step === 'object') {
          const { free, sizes } = reduce(arranger.layout, step, ids)
          arranger.changeLayout({ free, sizes })
        } else if (isKind(step)) arranger.changeLayout({ kind: step })
        else arranger.change((tiles) => tiles.move([step], undefined))
        if (!isDeepStrictEqual(before, state())) changes++
      }
      const end = state()
      for (let undone = 0; undone < changes; undone++) arranger.undo()
      expect(state()).toEqual(start)
      for (let redone = 0; redone < changes; redone++) arranger.redo()
      expect(state()).toEqual(end)
    }),
    { numRuns: 40 },
  )
})

function isKind(step: string): step is LayoutKind {
  return LAYOUT_KINDS.some((kind) => kind === step)
}

test('a hotspot takes the place of a tile and is large; it is no camera’s tile, and goes when it is removed', async () => {
  const { arranger, order } = await open()
  arranger.changeLayout({ kind: 'free', free: { t1: [0, 0, 24, 36] } })
  arranger.setHotspot('t1')
  expect(order()).toEqual(['', 'Barn', 'Yard'])
  expect(arranger.layout).toMatchObject({ free: { t3: [0, 0, 24, 36] }, sizes: { t3: 2 } })
  arranger.setHotspot('t2')
  expect(order()).toEqual(['Barn', '', 'Yard'])
  arranger.change((tiles) => tiles.remove(['t4', 't1']))
  expect(order()).toEqual(['Barn', 'Yard'])
  expect(arranger.layout.sizes).toEqual({})
  arranger.undo()
  arranger.undo()
  arranger.undo()
  expect(order()).toEqual(['Barn', 'Yard'])
  expect(arranger.layout.free).toEqual({ t1: [0, 0, 24, 36] })
  arranger.redo()
  expect(order()).toEqual(['', 'Barn', 'Yard'])
})

test('in Free, a hotspot is as large as the tile was whose place it takes, also if there is no space left', async () => {
  const { arranger } = await open()
  arranger.changeLayout({ kind: 'free', free: { t1: [0, 0, 32, 36], t2: [32, 0, 16, 36] } })
  arranger.setHotspot('t1')
  expect(arranger.layout.free).toEqual({
    t1: [32, 18, 16, 18],
    t2: [32, 0, 16, 18],
    t3: [0, 0, 32, 36],
  })
  arranger.undo()
  expect(arranger.layout.free).toEqual({ t1: [0, 0, 32, 36], t2: [32, 0, 16, 36] })
})

test('a layout of groups keeps its hotspot', async () => {
  const { arranger, order } = await open()
  arranger.setHotspot('t1')
  arranger.changeRules({ cameras: { by: 'groups', groups: ['Doors'] } })
  expect(order()).toEqual([''])
})

test('a new tile does not get the cell and the size of one that was removed', async () => {
  const { arranger } = await open()
  arranger.change((tiles) => tiles.twin('t1'))
  arranger.changeLayout({ free: { t2: [0, 0, 4, 4], t3: [8, 8, 4, 4] }, sizes: { t3: 2 } })
  arranger.change((tiles) => tiles.remove(['t3']))
  expect(arranger.layout).toMatchObject({ free: { t2: [0, 0, 4, 4] }, sizes: {} })
  arranger.undo()
  expect(arranger.layout).toMatchObject({ free: { t3: [8, 8, 4, 4] }, sizes: { t3: 2 } })
})
