/** Layouts by name: which cameras each shows, and what a person does with them. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { MAX_LAYOUTS } from '../../../../src-main/contract/limits.ts'
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

const names = ({ layouts }: Awaited<ReturnType<typeof open>>) =>
  layouts.all.map(({ id, name }) => `${id} ${name}`)

test('there is one at first, which shows every camera', async () => {
  const wall = await open('Barn', 'Yard')
  expect(names(wall)).toEqual(['l1 Wall'])
  expect(wall.shown('l1')).toEqual(['Barn', 'Yard'])
  expect(wall.shown('l9')).toEqual(['Barn', 'Yard'])
})

test('a new one shows the cameras that there are, or those that a person adds, each on a tile of its own id', async () => {
  const { layouts, appear, shown } = await open('Barn', 'Yard')
  expect(layouts.make('All', { by: 'all' })).toBe('l2')
  expect(layouts.make('Few', { by: 'hand' })).toBe('l3')
  layouts.of('l3').change((tiles) => tiles.add(['Yard']))
  appear('Gate')
  expect([shown('l1'), shown('l2'), shown('l3')]).toEqual([
    ['Barn', 'Yard', 'Gate'],
    ['Barn', 'Yard', 'Gate'],
    ['Yard'],
  ])
  const ids = layouts.all.flatMap(({ tiles }) => tiles.map(({ id }) => id))
  expect(new Set(ids).size).toBe(7)
  layouts.of('l3').undo()
  expect(shown('l3')).toEqual([])
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
  layouts.make('Doors', { by: 'groups', groups: ['Doors', 'Night'] })
  expect(shown('l2')).toEqual(['Barn', 'Gate'])
  layouts.setGroup(['Shed'], 'Night', true)
  appear('Shed', 'Pond')
  layouts.setGroup(['Gate'], 'Doors', false)
  expect(shown('l2')).toEqual(['Barn', 'Shed'])
  expect(layouts.groups).toEqual([
    { camera: 'Barn', groups: ['Doors'] },
    { camera: 'Shed', groups: ['Night'] },
  ])
})

test('a camera that is replaced hands on its groups and its tiles in all layouts', async () => {
  const { layouts, camwall, shown } = await open('Barn', 'Yard')
  layouts.setGroup(['Barn'], 'Doors', true)
  layouts.make('All', { by: 'all' })
  camwall.moveKept({ from: 'Barn', to: 'New' })
  expect([shown('l1'), shown('l2')]).toEqual([
    ['New', 'Yard'],
    ['New', 'Yard'],
  ])
  expect(layouts.groups).toEqual([{ camera: 'New', groups: ['Doors'] }])
})

test('layouts are renamed, copied, moved and deleted; a name is given once, and the last layout stays', async () => {
  const wall = await open('Barn')
  const { layouts, shown } = wall
  layouts.of('l1').changeLayout({ kind: 'rows' })
  expect(layouts.duplicate('l1')).toBe('l2')
  expect(layouts.of('l2').layout.kind).toBe('rows')
  layouts.make('wall', { by: 'hand' })
  expect(names(wall)).toEqual(['l1 Wall', 'l2 Wall 2', 'l3 wall 3'])
  layouts.rename('l3', 'Night')
  layouts.rename('l2', 'night')
  layouts.move('l1', undefined)
  expect(names(wall)).toEqual(['l2 night 2', 'l3 Night', 'l1 Wall'])
  expect(layouts.byName('NIGHT')?.id).toBe('l3')
  expect(layouts.byName('Day')).toBeUndefined()
  for (const id of ['l2', 'l3', 'l1']) layouts.delete(id)
  expect(names(wall)).toEqual(['l1 Wall'])
  expect(shown('l2')).toEqual(['Barn'])
})

test('a copy is arranged like the original', async () => {
  const { layouts } = await open('Barn', 'Yard')
  layouts.of('l1').changeLayout({ kind: 'free', free: { t2: [24, 0, 24, 36] }, sizes: { t1: 3 } })
  layouts.duplicate('l1')
  const [first, second] = layouts.of('l2').tiles.map(({ id }) => id)
  expect(layouts.of('l2').layout).toMatchObject({
    kind: 'free',
    free: { [second ?? '']: [24, 0, 24, 36] },
    sizes: { [first ?? '']: 3 },
  })
  expect(Object.keys(layouts.of('l2').layout.free)).toHaveLength(1)
})

test('no more are made than there can be', async () => {
  const { layouts } = await open()
  for (let count = 0; count < MAX_LAYOUTS + 3; count++) layouts.make('More', { by: 'hand' })
  expect(layouts.all).toHaveLength(MAX_LAYOUTS)
  expect(layouts.duplicate('l2')).toBe('l2')
  expect(layouts.all).toHaveLength(MAX_LAYOUTS)
})

test('they are as they were after a restart', async () => {
  const { layouts, camwall, desktop } = await open('Barn', 'Yard')
  layouts.make('Few', { by: 'groups', groups: ['Doors'] })
  layouts.of('l2').changeLayout({ kind: '1+5', dwell: 30 })
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
  layouts.make('Doors', { by: 'groups', groups: ['Doors'] })
  expect(layouts.of('l2').tiles.map(({ camera }) => camera)).toEqual(['Shed'])
  expect(layouts.summaries.map(({ keepsPlaces }) => keepsPlaces)).toEqual([false, true])
  expect(layouts.expected).toEqual(new Set(['Shed']))
  await camwall.stop()
  const again = await openHouse(closing, {
    settingsPath: join(desktop.folders.settings, 'settings.json'),
  })
  expect(again.camwall.layouts.expected).toEqual(new Set(['Shed']))
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
  layouts.make('Few', { by: 'hand' })
  layouts.of('l2').change((tiles) => tiles.add(['Barn']))
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
