/** The views of tiles are kept, and vanish and come back with their tiles. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { WALLS_TOPIC } from '../../../../src-main/app/layouts/own-topics.ts'
import { Publisher } from '../../../../src-main/app/state/publisher.ts'
import { ENGLISH, type Message } from '../../../../src-main/contract/text/text.ts'
import {
  newTileId,
  withoutTiles,
  withTwin,
  type Tiles,
} from '../../../../src-main/contract/tiles.ts'
import { withViews, type ViewTopics } from '../../../../src-main/features/views/contract.ts'
import { keepViews, withFit } from '../../../../src-main/features/views/views.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()
const BARN = { tile: 't1', zoom: 2, x: 0.5, y: 0.5 }

async function openViews() {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-views-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'settings.json')
  let tiles: Tiles = [
    { id: 't1', camera: 'Barn' },
    { id: 't2', camera: 'Yard' },
  ]
  const open = async () => {
    const settings = await openSettingsStore({
      path,
      sections: [],
      flags: {},
      onTrouble: (what: Message) => expect.fail(ENGLISH.say(what)),
    })
    onTestFinished(() => settings.flush())
    const publisher = new Publisher()
    const setTiles = (next: Tiles) => {
      tiles = next
      publisher.publish({ [WALLS_TOPIC]: tiles })
    }
    const layouts = {
      get all() {
        return [{ ...FIRST_LAYOUT, tiles }]
      },
      hideBy: () => undefined,
      onCopied: () => undefined,
    }
    const views = keepViews({ settings, publisher, layouts })
    const layout: Parameters<typeof views.addWindow>[0] = {
      get tiles() {
        return tiles
      },
      change: (act) => {
        const twin = (id: string) => setTiles(withTwin(tiles, id, newTileId))
        act({ twin } as Parameters<typeof act>[0])
      },
    }
    const topics = () => publisher.published.topics
    return { settings, views, layout, topics, setTiles }
  }
  return { open, tiles: () => tiles }
}

test('views and hidden tiles are published, and are there again after a restart', async () => {
  const { open } = await openViews()
  const first = await open()
  expect(first.topics()).toMatchObject({ views: [], hidden: [] })
  first.views.change([BARN])
  first.views.hide(['t2', 't2'])
  expect(first.topics()).toMatchObject({ views: [BARN], hidden: ['t2'] })
  await first.settings.flush()
  const again = await open()
  expect(again.topics()).toMatchObject({ views: [BARN], hidden: ['t2'] })
  again.views.show(['t2'])
  expect(again.topics()).toMatchObject({ hidden: [] })
})

test('a tile that vanishes loses its view until it is restored', async () => {
  const { open, tiles } = await openViews()
  const { views, topics, setTiles } = await open()
  const before = tiles()
  views.change([BARN, { ...BARN, tile: 't2' }])
  views.hide(['t1'])
  setTiles(withoutTiles(before, new Set(['t1'])))
  expect(topics()).toMatchObject({ views: [{ ...BARN, tile: 't2' }], hidden: [] })
  setTiles(before)
  expect(topics()).toMatchObject({ views: [BARN, { ...BARN, tile: 't2' }], hidden: ['t1'] })
})

test('after a restart, the next tile of the id of one that vanished has no view', async () => {
  const { open, tiles } = await openViews()
  const before = tiles()
  const { settings, views, setTiles } = await open()
  views.change([BARN])
  views.hide(['t1'])
  setTiles([])
  await settings.flush()
  const again = await open()
  again.setTiles(before)
  expect(again.topics()).toMatchObject({ views: [], hidden: [] })
})

test('a zoom window is another tile of the camera, and goes and comes back with the tile that it belongs to', async () => {
  const { open, tiles } = await openViews()
  const { views, layout, topics, setTiles } = await open()
  views.addWindow(layout, 't1')
  expect(tiles().map(({ camera }) => camera)).toEqual(['Barn', 'Barn', 'Yard'])
  expect(topics()).toMatchObject({ views: [{ tile: 't3', windowOf: 't1', zoom: 4 }] })
  views.addWindow(layout, 'no such tile')
  const before = tiles()
  setTiles(withoutTiles(before, new Set(['t1'])))
  expect(topics()).toMatchObject({ views: [] })
  setTiles(before)
  expect(topics()).toMatchObject({ views: [{ tile: 't3', windowOf: 't1', zoom: 4 }] })
  setTiles(withoutTiles(before, new Set(['t1'])))
  views.change([{ ...BARN, tile: 't3' }])
  setTiles(before)
  expect(topics()).toHaveProperty('views', [{ ...BARN, tile: 't3' }])
})

test('a tile that shows all of its picture is not stored, a zoom window stays one', () => {
  const whole = { zoom: 1, x: 0.5, y: 0.5 }
  expect(withViews([BARN], [{ ...whole, tile: 't1' }])).toEqual([])
  const window = { ...BARN, windowOf: 't2' }
  expect(withViews([window], [{ ...whole, tile: 't1' }])).toEqual([
    { ...whole, tile: 't1', windowOf: 't2' },
  ])
})

test('how a tile fits its picture is kept beside its zoom, until the tile follows its layout again', () => {
  const whole = { zoom: 1, x: 0.5, y: 0.5 }
  const filled = withFit([BARN], ['t1', 't2'], 'fill')
  expect(filled).toEqual([
    { ...BARN, fit: 'fill' },
    { ...whole, tile: 't2', fit: 'fill' },
  ])
  const unzoomed = withViews(filled, [{ ...whole, tile: 't1' }])
  expect(unzoomed).toContainEqual({ ...whole, tile: 't1', fit: 'fill' })
  expect(withFit(filled, ['t1', 't2'], undefined)).toEqual([BARN])
  expect(withFit(unzoomed, ['t1', 't2'], undefined)).toEqual([])
})

test('a picture that was moved within its tile without zoom is stored', () => {
  const moved = { tile: 't1', zoom: 1, x: 0.3, y: 0.5 }
  expect(withViews([], [moved])).toEqual([moved])
})

test('a duplicate of a layout has the views and the hidden tiles of the layout', async () => {
  const { camwall, request } = await openHouse(closing)
  for (const name of ['Barn', 'Yard']) camwall.feed.take(picture(name), anArrival())
  await request('views:change', [BARN])
  await request('views:fit', ['t2'], 'fill')
  await request('views:window', 't1')
  await request('views:hide', ['t2'])
  const copy = camwall.layouts.duplicate('l1')
  expect(camwall.layouts.of(copy).tiles.map(({ id }) => id)).toEqual(['t4', 't5', 't6'])
  const { views, hidden } = camwall.publisher.published.topics as unknown as ViewTopics
  expect(views.slice(3)).toEqual([
    { ...BARN, tile: 't4' },
    { tile: 't6', zoom: 1, x: 0.5, y: 0.5, fit: 'fill' },
    { tile: 't5', windowOf: 't4', zoom: 4, x: 0.5, y: 0.5 },
  ])
  expect(hidden).toEqual(['t2', 't6'])
})
