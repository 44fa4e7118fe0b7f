/** Layouts as a window sees them. */
import { expect, test } from 'vitest'
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import {
  addable,
  canKeepPlace,
  comesBack,
  groupNames,
  takesAll,
  layoutAfter,
  matching,
  nextInCycle,
  setAside,
} from '../../../src-renderer/store/shown-layout.ts'
import { aCamera } from '../../support/a-camera.ts'
import { someTopics, tilesOf } from '../support/stand-in-bridge.ts'

const layoutOf = (differs: Partial<LayoutSummary> = {}): LayoutSummary => ({
  ...{ id: 'l1', name: 'Wall', count: 0 },
  ...{ cameras: { by: 'all' }, newcomers: 'append', keepsPlaces: false },
  ...differs,
})
const cameras = ['Yard', 'Barn', 'Gate'].map((name) => aCamera(name))

test('after the last layout comes the first', () => {
  const all = ['l1', 'l2', 'l3'].map((id) => layoutOf({ id }))
  expect(layoutAfter(all, 'l3', 1)?.id).toBe('l1')
  expect(layoutAfter(all, 'l1', -1)?.id).toBe('l3')
})

test('cameras without a tile can be added, by their alias or their name', () => {
  const aliases = [{ camera: 'Yard', alias: 'Front' }]
  const found = addable({ tiles: tilesOf('Gate'), aliases }, [
    ...cameras,
    aCamera('Blind', { width: 0, height: 0 }),
  ])
  expect(found.map(({ label }) => label)).toEqual(['Barn', 'Front'])
  expect(matching(found, ' yARD').map(({ camera }) => camera)).toEqual(['Yard'])
  expect(matching(found, 'front').map(({ camera }) => camera)).toEqual(['Yard'])
  expect(matching(found, '')).toEqual(found)
})

test.each<[why: string, layout: Partial<LayoutSummary>, waiting: readonly string[]]>([
  ['all cameras that have no tile', { newcomers: 'aside' }, ['Barn', 'Gate']],
  [
    'those of its groups',
    { newcomers: 'aside', cameras: { by: 'groups', groups: ['Doors'] } },
    ['Gate'],
  ],
  ['none where a person chooses', { newcomers: 'aside', cameras: { by: 'hand' } }, []],
  ['none that get a tile', {}, []],
])('aside wait %s', (_why, layout, waiting) => {
  const topics = someTopics({
    layouts: [layoutOf(layout)],
    tiles: tilesOf('Yard'),
    groups: [{ camera: 'Gate', groups: ['Doors'] }],
  })
  expect(setAside(topics, cameras).map(({ camera }) => camera)).toEqual(waiting)
})

test.each([
  ['Gate 1', true],
  ['gate 10', true],
  ['Gate 10', false],
  ['Barn', false],
  ['', false],
])(
  'whether a place can be kept for %j, where Gate 10 sends and Barn has a tile: %s',
  (name, can) => {
    const others = [{ camera: 'Gate 10', label: 'Gate 10' }]
    expect(canKeepPlace(name, { tiles: tilesOf('Barn') }, others)).toBe(can)
  },
)

test('a live camera comes back where the layout gives it a tile', () => {
  const back = (differs: Partial<LayoutSummary>) =>
    comesBack(someTopics({ layouts: [layoutOf(differs)] }), 'Barn')
  expect(back({})).toBe(true)
  expect(back({ newcomers: 'aside' })).toBe(false)
  expect(back({ cameras: { by: 'hand' } })).toBe(false)
})

test('every camera has its tile in a layout of all, while no tile is hidden', () => {
  const forAll = (differs: Partial<LayoutSummary>, hidden: readonly string[] = []) =>
    takesAll(someTopics({ layouts: [layoutOf(differs)], hidden }))
  expect(takesAll(undefined)).toBe(true)
  expect(forAll({})).toBe(true)
  expect(forAll({}, ['t1'])).toBe(false)
  expect(forAll({ newcomers: 'aside' })).toBe(false)
  expect(forAll({ cameras: { by: 'hand' } })).toBe(false)
  expect(forAll({ cameras: { by: 'groups', groups: ['Doors'] } })).toBe(false)
})

test('every group is named once, in alphabetical order', () => {
  const groups = [
    { camera: 'Barn', groups: ['Night', 'Doors'] },
    { camera: 'Yard', groups: ['Doors'] },
  ]
  expect(groupNames(groups)).toEqual(['Doors', 'Night'])
})

test.each([
  [['l1', 'l3'], 'l1', 'l3'],
  [['l1', 'l3'], 'l3', 'l1'],
  [['l1', 'l3'], 'l2', 'l3'],
  [['l1'], 'l1', undefined],
  [['l9'], 'l1', undefined],
  [[], 'l1', undefined],
])('of %j, after %s comes %s', (cycled, layout, next) => {
  const layouts = ['l1', 'l2', 'l3'].map((id) => layoutOf({ id }))
  const window = { id: 'w1', fullScreen: false, layout }
  expect(nextInCycle({ layouts, window }, cycled)?.id).toBe(next)
})
