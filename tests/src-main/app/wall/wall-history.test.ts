/** Undo and redo: exact for any sequence of changes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withReplaced } from '../../../../src-main/app/wall/replacement.ts'
import { WallHistory } from '../../../../src-main/app/wall/wall-history.ts'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { LAYOUT_KINDS } from '../../../../src-main/contract/layout.ts'
import { takes, type NamedLayout } from '../../../../src-main/contract/named-layout.ts'
import { newTileId, withCameras, withMoved, withTwin } from '../../../../src-main/contract/tiles.ts'

function open() {
  let state: NamedLayout = {
    ...FIRST_LAYOUT,
    tiles: withCameras([], ['Barn', 'Yard', 'Gate', 'Pond']),
  }
  const history = new WallHistory({
    get: () => state,
    set: (next) => (state = next),
    keeps: () => true,
    takes: (layout, camera) => takes(layout, camera, () => []),
    newId: newTileId,
  })
  const apply = (change: (before: NamedLayout) => NamedLayout) => (state = change(state))
  return {
    history,
    now: () => state,
    apply,
    change: (change: (before: NamedLayout) => NamedLayout) => history.change(() => apply(change)),
  }
}

const isHere = () => true
const change = fc.oneof(
  fc
    .record({ kind: fc.constantFrom(...LAYOUT_KINDS) })
    .map(({ kind }) => (before: NamedLayout) => ({
      ...before,
      kind,
    })),
  fc.record({ from: fc.nat(9), to: fc.nat(9) }).map(({ from, to }) => (before: NamedLayout) => {
    const [moved, follower] = [from, to].map((place) => before.tiles[place]?.id)
    return moved === undefined || moved === follower
      ? before
      : { ...before, tiles: withMoved(before.tiles, [moved], follower, isHere) }
  }),
  fc.nat(9).map((place) => (before: NamedLayout) => ({
    ...before,
    tiles: withTwin(before.tiles, before.tiles[place]?.id ?? ''),
  })),
)

test('undone to the start and redone to the end, the wall is as it was', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const wall = open()
      const start = wall.now()
      for (const each of changes) wall.change(each)
      const end = wall.now()
      for (let count = 0; count <= changes.length; count++) wall.history.undo()
      expect(wall.now()).toEqual(start)
      for (let count = 0; count <= changes.length; count++) wall.history.redo()
      expect(wall.now()).toEqual(end)
    }),
  )
})

test('a camera that came since then keeps a tile', () => {
  const wall = open()
  wall.change((before) => ({ ...before, tiles: before.tiles.toReversed() }))
  wall.apply((before) => ({ ...before, tiles: withCameras(before.tiles, ['Shed']) }))
  wall.history.undo()
  expect(wall.now().tiles.map(({ camera }) => camera)).toEqual([
    'Barn',
    'Yard',
    'Gate',
    'Pond',
    'Shed',
  ])
})

test('a camera that took the place of another one keeps it', () => {
  const wall = open()
  wall.change((before) => ({ ...before, tiles: before.tiles.toReversed() }))
  const replacement = { from: 'Yard', to: 'New yard' }
  wall.apply((before) => ({ ...before, tiles: withReplaced(before.tiles, replacement) }))
  wall.history.replace(replacement)
  wall.history.undo()
  expect(wall.now().tiles.map(({ camera }) => camera)).toEqual(['Barn', 'New yard', 'Gate', 'Pond'])
})

test('a change after an undo cannot be redone over, and the lock is not undone', () => {
  const wall = open()
  wall.change((before) => ({ ...before, tiles: before.tiles.toReversed() }))
  wall.history.undo()
  wall.change((before) => ({ ...before, kind: '1+5' }))
  wall.history.redo()
  expect(wall.now().kind).toBe('1+5')
  expect(wall.now().tiles[0]?.camera).toBe('Barn')
  wall.apply((before) => ({ ...before, isLocked: true }))
  wall.history.undo()
  expect(wall.now()).toMatchObject({ kind: 'fit', isLocked: true })
})

test('where a person chooses the cameras, undo takes away the tile that was added, and a rename stays', () => {
  const wall = open()
  wall.apply((before) => ({ ...before, cameras: { by: 'hand' } }))
  wall.change((before) => ({ ...before, tiles: withCameras(before.tiles, ['Shed']) }))
  wall.apply((before) => ({ ...before, name: 'Yards' }))
  wall.history.undo()
  expect(wall.now().tiles).toHaveLength(4)
  expect(wall.now().name).toBe('Yards')
})
