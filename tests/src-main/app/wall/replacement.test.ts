/** A camera takes the place of another one, with everything that is kept for it. */
import { expect, test } from 'vitest'
import { withReplaced } from '../../../../src-main/app/wall/replacement.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()

const ITEMS = [
  { id: 't1', camera: 'Yard' },
  { id: 't2', camera: 'Barn' },
  { id: 't3', camera: 'New' },
  { id: 't4', camera: 'Barn' },
]

test('the items of the old camera become those of the new one, in their places', () => {
  expect(withReplaced(ITEMS, { from: 'Barn', to: 'New' })).toEqual([
    { id: 't1', camera: 'Yard' },
    { id: 't2', camera: 'New' },
    { id: 't4', camera: 'New' },
  ])
})

test('without an item of the old camera, the new one keeps its own', () => {
  expect(withReplaced(ITEMS, { from: 'Gate', to: 'New' })).toBe(ITEMS)
})

test('a live camera is not replaced', async () => {
  const { camwall } = await openHouse(closing)
  for (const name of ['Barn', 'New']) camwall.feed.take(picture(name), anArrival({ peer: name }))
  const replaced: unknown[] = []
  camwall.onReplace((replacement) => replaced.push(replacement))
  camwall.replace({ from: 'Barn', to: 'New' })
  expect(replaced).toEqual([])
  expect(camwall.state.notices.map(({ what }) => what.key)).toEqual(['notice.is-back'])
  camwall.moveKept({ from: 'Barn', to: 'New' })
  expect(replaced).toEqual([{ from: 'Barn', to: 'New' }])
  expect(camwall.layouts.of('l1').tiles).toEqual([{ id: 't1', camera: 'New' }])
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['New'])
})
