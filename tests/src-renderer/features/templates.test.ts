/** Templates of one's own: made of an arrangement, chosen, renamed and deleted. */
import { expect, test } from 'vitest'
import { DEFAULT_LAYOUT, type WallLayout } from '../../../src-main/contract/layout.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import {
  chosenOption,
  kindOptions,
  templateOfLayout,
} from '../../../src-renderer/features/layout/kind-options.ts'
import { presentPlaces } from '../../../src-renderer/features/layout/present-places.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

const CAMERAS = ['a', 'b', 'c', 'd', 'e'].map((name) => aCamera(name))
const AREA = { width: 480, height: 360 }
const stripes = {
  id: 'x',
  name: 'Stripes',
  places: [[0, 0, 48, 18] as const, [0, 18, 48, 18] as const],
}
const own: WallLayout = { ...DEFAULT_LAYOUT, kind: 'own', own: stripes.places }

async function open(layout: WallLayout) {
  const opened = await openStore(CAMERAS, { layout, templates: [stripes] })
  // Five columns of the wall, a tile in each.
  const rects = CAMERAS.map((_, index) => ({ x: 96 * index, y: 0, width: 96, height: 360 }))
  opened.store.view.setRects(rects, AREA, new Map())
  return opened
}

test.each<[what: string, layout: WallLayout, places: unknown]>([
  [
    'the tiles as they are',
    DEFAULT_LAYOUT,
    [
      [0, 0, 10, 36],
      [10, 0, 9, 36],
      [19, 0, 10, 36],
      [29, 0, 9, 36],
      [38, 0, 10, 36],
    ],
  ],
  [
    'the page that is shown',
    { ...DEFAULT_LAYOUT, kind: '2x2' },
    [
      [0, 0, 10, 36],
      [10, 0, 9, 36],
      [19, 0, 10, 36],
      [29, 0, 9, 36],
    ],
  ],
  [
    'each tile where a person put it',
    {
      ...DEFAULT_LAYOUT,
      kind: 'free',
      free: {
        a: [0, 0, 48, 18],
        b: [0, 18, 12, 18],
        c: [12, 18, 12, 18],
        d: [24, 18, 12, 18],
        e: [36, 18, 12, 18],
      },
    },
    [
      [0, 0, 48, 18],
      [0, 18, 12, 18],
      [12, 18, 12, 18],
      [24, 18, 12, 18],
      [36, 18, 12, 18],
    ],
  ],
  ['another template', own, stripes.places],
])('a template is made of %s', async (_what, layout, places) => {
  const { store } = await open(layout)
  expect(presentPlaces(store, layout)).toEqual(places)
})

test('none is made while one camera is shown solo', async () => {
  const { store } = await open(DEFAULT_LAYOUT)
  store.view.showSolo('b')
  runCommand(store, 'save-template')
  expect(store.dialog.getState()).toBeUndefined()
  expect(store.voice.spoken.getState()).toBe(
    'Show all cameras first: a template is made of several places.',
  )
  store.view.showAll()
  runCommand(store, 'save-template')
  expect(store.dialog.getState()).toEqual({ command: 'save-template' })
})

test('it is chosen among the kinds, also one that is in no list', () => {
  const labels = (layout: WallLayout) => kindOptions(layout, [stripes]).map(({ label }) => label)
  expect(labels(DEFAULT_LAYOUT).slice(-2)).toEqual(['Free', 'Stripes'])
  expect(kindOptions(own, [stripes]).at(-1)?.patch).toEqual({
    kind: 'own',
    own: stripes.places,
    template: stripes.id,
  })
  expect(chosenOption(own, [stripes])).toBe(kindOptions(own, [stripes]).at(-1)?.key)
  const other: WallLayout = { ...own, own: stripes.places.slice(0, 1) }
  expect(labels(other).slice(-2)).toEqual(['Stripes', 'Own'])
  expect(chosenOption(other, [stripes])).toBe(kindOptions(other, [stripes]).at(-1)?.key)
})

test('of several templates with the same places, the one that was chosen is in use', () => {
  const templates = [stripes, { ...stripes, id: 'y', name: 'Bars' }]
  const used = (layout: WallLayout) => templateOfLayout(layout, templates)?.name
  const bars = kindOptions(own, templates).at(-1)
  const layout: WallLayout = { ...own, ...bars?.patch }
  expect(used(layout)).toBe('Bars')
  expect(chosenOption(layout, templates)).toBe(bars?.key)
  // None of them was chosen, or one that is deleted now.
  expect(used(own)).toBe('Stripes')
  expect(used({ ...own, template: 'z' })).toBe('Stripes')
})

test.each(['rename-template', 'delete-template'] as const)(
  '%s is for the template that the layout uses',
  async (command) => {
    const without = await open({ ...own, own: stripes.places.slice(1) })
    runCommand(without.store, command)
    expect(without.store.dialog.getState()).toBeUndefined()
    const { store } = await open(own)
    runCommand(store, command)
    expect(store.dialog.getState()).toEqual({ command })
  },
)
