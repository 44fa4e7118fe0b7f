/** Export in the whole of Camwall, by its requests. The thread that writes is not there: the build makes it. */
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import type { Stretch } from '../../../../src-main/features/export/contract.ts'
import { lookBackSection } from '../../../../src-main/features/look-back/contract.ts'
import { closeAfterThis } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'
import { until } from '../../../support/until.ts'

const ALL: Stretch = { source: 'look-back', cameras: { by: 'all' } }

test('what is kept of the chosen cameras and times would be saved', async (context) => {
  const { camwall, request } = await openHouse(closeAfterThis(context))
  expect(await request('export:amount', ALL)).toBeUndefined()
  camwall.settings.change(lookBackSection, { isOn: true, fps: null })
  const begin = Date.now() - 10_000
  for (const second of [0, 1, 2, 3])
    for (const camera of ['Barn', 'Gate'])
      camwall.feed.take(picture(camera, second), anArrival({ peer: camera }), {
        at: begin + 1000 * second,
        steady: 1000 * second,
      })
  const whole = { from: begin, to: begin + 3000 }
  expect(await request('export:amount', ALL)).toEqual({
    ...whole,
    cameras: ['Barn', 'Gate'],
    frames: 8,
    bytes: 8,
  })
  const marked = { from: begin + 900, to: begin + 2500 }
  expect(await request('export:amount', { ...ALL, ...marked })).toEqual({
    ...marked,
    ...{ cameras: ['Barn', 'Gate'], frames: 6, bytes: 6 },
  })
  camwall.layouts.setGroup(['Gate'], 'Outside', true)
  const groups = { by: 'groups', groups: ['Outside'] } as const
  expect(await request('export:amount', { ...ALL, cameras: groups })).toMatchObject({
    cameras: ['Gate'],
  })
  const names = { by: 'names', cameras: ['Yard'] } as const
  expect(await request('export:amount', { ...ALL, cameras: names })).toBeUndefined()
})

test('of recordings, nothing without both times, or where nothing was recorded', async (context) => {
  const { request } = await openHouse(closeAfterThis(context))
  const recorded: Stretch = { source: 'recordings', cameras: { by: 'all' } }
  expect(await request('export:amount', recorded)).toBeUndefined()
  expect(await request('export:amount', { ...recorded, from: 1, to: 2 })).toBeUndefined()
})

test('a thread that does not start is told; it shows no folder', async (context) => {
  const shown: string[] = []
  const house = await openHouse(
    closeAfterThis(context),
    {},
    {
      chooseFolder: () => Promise.resolve(tmpdir()),
      showInFolder: (path) => shown.push(path),
    },
  )
  const { camwall, request } = house
  camwall.settings.change(lookBackSection, { isOn: true, fps: null })
  camwall.feed.take(picture('Barn'), anArrival())
  const state = () => camwall.publisher.published.topics['export']
  expect(state()).toEqual({})
  await request('export:start', { ...ALL, format: 'mkv', arrays: 'png' })
  await until('it is told', () => JSON.stringify(state()).includes('export.failed-other'))
  expect(state()).toMatchObject({ news: { isFailure: true, hasFolder: false } })
  await request('export:show')
  expect(shown).toEqual([])
  await request('export:dismiss')
  expect(state()).toEqual({})
})
