/** Layouts by name: which cameras each shows, and what a person does with them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { RequestFault } from '../../../../src-main/app/requests/answer.ts'
import { SETTINGS_VERSION as version } from '../../../../src-main/app/settings/settings-file.ts'
import { MAX_LAYOUTS } from '../../../../src-main/contract/limits.ts'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import { jsonText } from '../../../../src-main/lib/json-text.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()

async function open(...cameras: readonly string[]) {
  const house = await openHouse(closing)
  const { layouts, feed } = house.camwall
  const appear = (...names: readonly string[]) => {
    for (const name of names) feed.take(picture(name), anArrival({ peer: name }))
  }
  const shown = (id: string) => layouts.of(id).tiles.map(({ camera }) => camera)
  appear(...cameras)
  return { ...house, layouts, appear, shown }
}

const names = ({ layouts }: Awaited<ReturnType<typeof open>>) => layouts.all.map(({ name }) => name)

const tileIds = ({ layouts }: Awaited<ReturnType<typeof open>>) =>
  layouts.all.flatMap(({ tiles }) => tiles.map(({ id }) => id))

test('there is one at first, which shows every camera', async () => {
  const wall = await open('Barn', 'Yard')
  expect(names(wall)).toEqual(['Wall'])
  expect(wall.shown('l1')).toEqual(['Barn', 'Yard'])
  expect(wall.shown('l9')).toEqual(['Barn', 'Yard'])
})

test('a new one shows the cameras that there are, or those that a person adds, each on a tile of its own id', async () => {
  const wall = await open('Barn', 'Yard')
  const { layouts, appear, shown } = wall
  const all = layouts.make('All', { by: 'all' })
  const few = layouts.make('Few', { by: 'hand' })
  layouts.of(few).change((tiles) => tiles.add(['Yard']))
  appear('Gate')
  expect([shown('l1'), shown(all), shown(few)]).toEqual([
    ['Barn', 'Yard', 'Gate'],
    ['Barn', 'Yard', 'Gate'],
    ['Yard'],
  ])
  expect(new Set(tileIds(wall)).size).toBe(7)
  layouts.of(few).undo()
  expect(shown(few)).toEqual([])
})

test('a deleted layout has an id that no other gets', async () => {
  const { layouts } = await open()
  const night = layouts.make('Night', { by: 'hand' })
  layouts.delete(night)
  expect(layouts.make('Kitchen', { by: 'hand' })).not.toBe(night)
})

test('a removed tile has an id that no other gets, in any layout', async () => {
  const wall = await open('Barn')
  const { layouts, appear } = wall
  layouts.of('l1').change((tiles) => tiles.twin('t1'))
  const twin = layouts.of('l1').tiles.at(-1)?.id ?? ''
  layouts.of('l1').change((tiles) => tiles.remove([twin]))
  layouts.of(layouts.make('Few', { by: 'hand' })).change((tiles) => tiles.add(['Barn']))
  layouts.duplicate('l1')
  appear('Yard')
  expect(tileIds(wall)).not.toContain(twin)
  layouts.of('l1').undo()
  expect(tileIds(wall)).toContain(twin)
  expect(new Set(tileIds(wall)).size).toBe(tileIds(wall).length)
})

test('new cameras stay aside where the layout says so, until a person adds them', async () => {
  const { layouts, appear, shown } = await open('Barn')
  layouts.of('l1').changeRules({ newcomers: 'aside' })
  appear('Yard')
  expect(shown('l1')).toEqual(['Barn'])
  layouts.of('l1').change((tiles) => tiles.add(['Yard']))
  expect(shown('l1')).toEqual(['Barn', 'Yard'])
})

test('a layout of groups has the tiles of their cameras, and follows the groups', async () => {
  const { layouts, appear, shown } = await open('Barn', 'Yard', 'Gate')
  layouts.setGroup(['Barn', 'Gate'], 'Doors', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors', 'Night'] })
  expect(shown(doors)).toEqual(['Barn', 'Gate'])
  layouts.setGroup(['Shed'], 'Night', true)
  appear('Shed', 'Pond')
  layouts.setGroup(['Gate'], 'Doors', false)
  expect(shown(doors)).toEqual(['Barn', 'Shed'])
  expect(layouts.groups).toEqual([
    { camera: 'Barn', groups: ['Doors'] },
    { camera: 'Shed', groups: ['Night'] },
  ])
})

test('undo brings back no tile of a camera that has left the groups since then', async () => {
  const { layouts, shown } = await open('Barn', 'Yard')
  layouts.setGroup(['Barn', 'Yard'], 'Doors', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  layouts.of(doors).changeLayout({ kind: 'rows' })
  layouts.setGroup(['Barn'], 'Doors', false)
  layouts.of(doors).undo()
  expect(shown(doors)).toEqual(['Yard'])
  expect(layouts.of(doors).layout.kind).toBe('fit')
})

test('a place that was removed from a layout of groups comes back only with its camera', async () => {
  const { layouts, camwall, shown } = await open('Barn')
  layouts.setGroup(['Barn', 'Shed'], 'Doors', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors', 'Night'] })
  const shed = layouts.of(doors).tiles.find(({ camera }) => camera === 'Shed')?.id ?? ''
  layouts.of(doors).change((tiles) => tiles.remove([shed]))
  layouts.setGroup(['Barn', 'Shed', 'Pond'], 'Doors', true)
  layouts.setGroup(['Barn'], 'Night', true)
  layouts.setGroup(['Shed'], 'Day', true)
  layouts.setGroup(['Shed'], 'Day', false)
  expect(shown(doors)).toEqual(['Barn', 'Pond'])
  camwall.feed.take(picture('Shed'), anArrival())
  expect(shown(doors)).toEqual(['Barn', 'Pond', 'Shed'])
})

test('a group that is added to a layout brings the places of its cameras, and none that was removed', async () => {
  const { layouts, shown } = await open()
  layouts.setGroup(['Barn', 'Shed'], 'Doors', true)
  layouts.setGroup(['Shed', 'Pond'], 'Night', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  const shed = layouts.of(doors).tiles.find(({ camera }) => camera === 'Shed')?.id ?? ''
  layouts.of(doors).change((tiles) => tiles.remove([shed]))
  layouts.of(doors).changeRules({ cameras: { by: 'groups', groups: ['Doors', 'Night'] } })
  expect(shown(doors)).toEqual(['Barn', 'Pond'])
  layouts.of(doors).changeRules({ cameras: { by: 'all' } })
  layouts.of(doors).changeRules({ cameras: { by: 'groups', groups: ['Night'] } })
  expect(shown(doors)).toEqual(['Pond', 'Shed'])
})

test('the cameras of its groups have a place in a layout that a file gives, also if the file has no tiles', async () => {
  const cameras = { by: 'groups', groups: ['Doors'] } as const
  const { camwall } = await openHouse(closing, {
    config: {
      layouts: [{ ...FIRST_LAYOUT, cameras }],
      groups: [{ camera: 'Barn', groups: ['Doors'] }],
    },
  })
  expect(camwall.layouts.expected).toEqual(new Set(['Barn']))
})

test('a camera that takes the place of another one leaves the layouts of its own groups', async () => {
  const { layouts, camwall, shown } = await open('Barn', 'New')
  layouts.setGroup(['Barn'], 'Doors', true)
  layouts.setGroup(['New'], 'Night', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  const night = layouts.make('Night', { by: 'groups', groups: ['Night'] })
  layouts.of(night).changeLayout({ kind: 'rows' })
  camwall.moveKept({ from: 'Barn', to: 'New' })
  expect([shown(doors), shown(night)]).toEqual([['New'], []])
  layouts.of(night).undo()
  expect(shown(night)).toEqual([])
})

test('it gets a tile in the layouts of the groups that it takes over, also where that place was removed', async () => {
  const { layouts, camwall, shown } = await open('New')
  layouts.setGroup(['Barn'], 'Doors', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  layouts.of(doors).change((tiles) => tiles.remove(tiles.tiles.map(({ id }) => id)))
  expect(shown(doors)).toEqual([])
  camwall.moveKept({ from: 'Barn', to: 'New' })
  expect(shown(doors)).toEqual(['New'])
})

test('a camera that is replaced hands on its groups and its tiles in all layouts', async () => {
  const { layouts, camwall, shown } = await open('Barn', 'Yard')
  layouts.setGroup(['Barn'], 'Doors', true)
  const all = layouts.make('All', { by: 'all' })
  camwall.moveKept({ from: 'Barn', to: 'New' })
  expect([shown('l1'), shown(all)]).toEqual([
    ['New', 'Yard'],
    ['New', 'Yard'],
  ])
  expect(layouts.groups).toEqual([{ camera: 'New', groups: ['Doors'] }])
})

test('layouts are renamed, copied, moved and deleted; a name is given once, and the last layout stays', async () => {
  const wall = await open('Barn')
  const { layouts, shown } = wall
  layouts.of('l1').changeLayout({ kind: 'rows' })
  const copy = layouts.duplicate('l1')
  expect(layouts.of(copy).layout.kind).toBe('rows')
  const made = layouts.make('wall', { by: 'hand' })
  expect(names(wall)).toEqual(['Wall', 'Wall 2', 'wall 3'])
  layouts.rename(made, 'Night')
  layouts.rename(copy, 'night')
  layouts.move('l1', undefined)
  expect(names(wall)).toEqual(['night 2', 'Night', 'Wall'])
  expect(layouts.byName('NIGHT')?.id).toBe(made)
  expect(layouts.byName('Day')).toBeUndefined()
  for (const id of [copy, made, 'l1']) layouts.delete(id)
  expect(names(wall)).toEqual(['Wall'])
  expect(shown(copy)).toEqual(['Barn'])
})

test('a copy is arranged like the original', async () => {
  const { layouts } = await open('Barn', 'Yard')
  layouts.of('l1').changeLayout({ kind: 'free', free: { t2: [24, 0, 24, 36] }, sizes: { t1: 3 } })
  const { tiles, layout } = layouts.of(layouts.duplicate('l1'))
  const [first, second] = tiles.map(({ id }) => id)
  expect(layout).toMatchObject({
    kind: 'free',
    free: { [second ?? '']: [24, 0, 24, 36] },
    sizes: { [first ?? '']: 3 },
  })
  expect(Object.keys(layout.free)).toHaveLength(1)
})

test('no more are made than there can be, which is said', async () => {
  const { layouts } = await open()
  for (let count = 1; count < MAX_LAYOUTS; count++) layouts.make('More', { by: 'hand' })
  const fault = new RequestFault(message('request.too-many-layouts', { most: MAX_LAYOUTS }))
  expect(() => layouts.make('More', { by: 'hand' })).toThrow(fault)
  expect(() => layouts.duplicate('l1')).toThrow(fault)
  expect(layouts.all).toHaveLength(MAX_LAYOUTS)
})

test('they are as they were after a restart', async () => {
  const { layouts, camwall, desktop } = await open('Barn', 'Yard')
  const few = layouts.make('Few', { by: 'groups', groups: ['Doors'] })
  layouts.of(few).changeLayout({ kind: '1+5', dwell: 30 })
  layouts.setGroup(['Yard'], 'Doors', true)
  const { all, groups } = layouts
  await camwall.stop()
  const again = await openHouse(closing, {
    settingsPath: join(desktop.folders.settings, 'settings.json'),
  })
  expect(again.camwall.layouts.all).toEqual(all)
  expect(again.camwall.layouts.groups).toEqual(groups)
})

test('cameras of its groups have a place in a layout before they come, also after a restart', async () => {
  const { layouts, camwall, desktop } = await open('Barn')
  layouts.setGroup(['Shed'], 'Doors', true)
  const doors = layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  expect(layouts.of(doors).tiles.map(({ camera }) => camera)).toEqual(['Shed'])
  expect(layouts.summaries.map(({ keepsPlaces }) => keepsPlaces)).toEqual([false, true])
  expect(layouts.expected).toEqual(new Set(['Shed']))
  await camwall.stop()
  const again = await openHouse(closing, {
    settingsPath: join(desktop.folders.settings, 'settings.json'),
  })
  expect(again.camwall.layouts.expected).toEqual(new Set(['Shed']))
})

test('a tile with the id of a tile of another layout gets an id of its own, with its place and size', async () => {
  const { camwall, desktop } = await open()
  await camwall.stop()
  const settingsPath = join(desktop.folders.settings, 'settings.json')
  const tiles = [
    { id: 't1', camera: 'Barn' },
    { id: 't4', camera: 'Yard' },
  ]
  const layout = { ...FIRST_LAYOUT, tiles, free: { t1: [0, 0, 4, 4] }, sizes: { t1: 2, t4: 3 } }
  const night = { ...layout, id: 'l2', name: 'Night', tiles: tiles.slice(0, 1) }
  const day = { ...layout, id: 'l3', name: 'Day', tiles: [{ id: 't2', camera: 'Barn' }] }
  await writeFile(settingsPath, jsonText({ version, layouts: [layout, night, day] }))
  const again = (await openHouse(closing, { settingsPath })).camwall
  const expected = [
    layout,
    {
      ...night,
      tiles: [{ id: 't5', camera: 'Barn' }],
      free: { t5: [0, 0, 4, 4] },
      sizes: { t5: 2 },
    },
    day,
  ]
  expect(again.layouts.all).toEqual(expected)
  expect(again.settings.saved).toMatchObject({ layouts: expected })
})

test('tiles of a given file that share ids get ids of their own, which is said, and stay as they are shown', async () => {
  const night = {
    ...FIRST_LAYOUT,
    ...{ id: 'l2', name: 'Night' },
    tiles: ['t1', 't2', 't9'].map((id) => ({ id, camera: `Gate ${id}` })),
  }
  const day = {
    ...FIRST_LAYOUT,
    tiles: ['t1', 't2', 't3'].map((id) => ({ id, camera: `Barn ${id}` })),
  }
  const zoomed = { zoom: 2, x: 0.5, y: 0.5 }
  const views = [
    { tile: 't1', ...zoomed },
    { tile: 't9', ...zoomed },
  ]
  const { camwall } = await openHouse(closing, {
    config: { layouts: [day, night], views, hidden: ['t2'] },
  })
  expect(camwall.layouts.all.map(({ tiles }) => tiles.map(({ id }) => id))).toEqual([
    ['t1', 't2', 't3'],
    ['t10', 't11', 't9'],
  ])
  expect(camwall.publisher.published.topics).toMatchObject({
    views: [...views, { tile: 't10', ...zoomed }],
    hidden: ['t2', 't11'],
  })
  expect(camwall.state.notices.map(({ what }) => ENGLISH.say(what))).toEqual([
    'In the file of --config, tiles of several layouts have the same id. In this run, those of Night have others.',
  ])
})

test('the cameras of the layouts of a given file belong there', async () => {
  const tiles = [{ id: 't1', camera: 'Barn' }]
  const { camwall } = await openHouse(closing, {
    config: { layouts: [{ ...FIRST_LAYOUT, tiles }] },
  })
  expect(camwall.layouts.expected).toEqual(new Set(['Barn']))
})

test('when a camera sent last is known after a restart', async () => {
  const { layouts, appear, camwall, desktop, changes } = await open()
  appear('Barn')
  const few = layouts.make('Few', { by: 'hand' })
  layouts.of(few).change((tiles) => tiles.add(['Barn']))
  const { since } = camwall.state.sightings
  await expect.poll(() => camwall.state.sightings.last).toMatchObject([{ camera: 'Barn' }])
  const [{ at } = { at: 0 }] = camwall.state.sightings.last
  expect(at).toBeGreaterThanOrEqual(since)
  expect(changes.some(({ topics }) => topics?.['sightings'] !== undefined)).toBe(false)
  camwall.feed.forget('Barn')
  await expect
    .poll(() => changes.flatMap(({ topics }) => topics?.['sightings'] ?? []))
    .toEqual([{ since, last: [{ camera: 'Barn', at }] }])
  await camwall.stop()
  const again = await openHouse(closing, {
    settingsPath: join(desktop.folders.settings, 'settings.json'),
  })
  expect(again.camwall.state.sightings.last).toEqual([{ camera: 'Barn', at }])
})
