import { afterEach, expect, test } from 'vitest'
import { features } from '../../../src-main/features/all.ts'
import { eventsRequests } from '../../../src-main/features/events/contract.ts'
import { PERMITTED, PERMITTED_COMMANDS } from '../../../src-main/features/web/wall/permitted.ts'
import { absentCommands, hubFeatures, LEFT_OUT } from '../../../src-main/node-hub/hub-features.ts'
import type { Closing } from '../../support/guarded-hub.ts'
import { openHouse } from '../../support/open-house.ts'

const closing: Closing = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)

test('every feature is one of the hub, or is left out for a reason', () => {
  const known = [...namesOf(hubFeatures(true)), ...Object.keys(LEFT_OUT)]
  expect(known.sort()).toEqual(namesOf(features).sort())
})

test('the order is that of all features', () => {
  const inOrder = namesOf(features).filter((name) => !(name in LEFT_OUT))
  expect(namesOf(hubFeatures(true))).toEqual(inOrder)
})

test('without SQLite the store of events and recordings are missing', () => {
  const missing = namesOf(hubFeatures(true)).filter(
    (name) => !namesOf(hubFeatures(false)).includes(name),
  )
  expect(missing).toEqual(['events', 'recording'])
})

test('without SQLite no page offers a command whose requests nothing answers', () => {
  expect(absentCommands(true)).toEqual([])
  expect(absentCommands(false)).toEqual([
    'events',
    'record',
    'record-all',
    'record-groups',
    'stop-recording',
  ])
})

test('the hub answers whatever pages in browsers may ask for', async () => {
  const { camwall } = await openHouse(closing, {}, {}, hubFeatures(true))
  const answered = { ...eventsRequests, ...camwall.pages?.handlers }
  expect([...PERMITTED].filter((name) => !(name in answered))).toEqual([])
  const runners = camwall.pages?.runners ?? {}
  expect([...PERMITTED_COMMANDS].filter((id) => !(id in runners))).toEqual([])
})
