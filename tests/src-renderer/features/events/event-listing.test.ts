import { expect, test } from 'vitest'
import type {
  EventFilter,
  EventPage,
  EventPlace,
} from '../../../../src-main/features/events/contract.ts'
import {
  EventListing,
  MAX_LISTED,
  withNewest,
  type Listing,
} from '../../../../src-renderer/features/events/event-listing.ts'
import { until } from '../../../support/until.ts'

const page = (ids: readonly number[], hasMore = false): EventPage => ({
  events: ids.map((id) => ({
    ...{ id, at: id, camera: 'Barn', kind: 'text', text: `${id}`, hasPicture: false },
  })) as EventPage['events'],
  hasMore,
})

const ids = ({ events }: Pick<EventPage, 'events'>) => events.map(({ id }) => id)

/** Answers when the test says so. */
function open() {
  const asked: {
    filter: EventFilter
    after: EventPlace | undefined
    answer: (page?: EventPage) => void
  }[] = []
  const listings: Listing[] = []
  const listing = new EventListing(
    (filter, after) => new Promise((answer) => asked.push({ filter, after, answer })),
    (changed) => listings.push(changed),
  )
  const answer = async (given?: EventPage) => {
    const before = listings.length
    asked.shift()?.answer(given)
    await until('it is taken', () => listings.length > before)
    return listings.at(-1)
  }
  return { listing, asked, listings, answer }
}

test('older events are loaded after the last one', async () => {
  const { listing, asked, answer } = open()
  listing.show({}, 0)
  await answer(page([9, 8], true))
  listing.more()
  listing.more()
  expect(asked).toMatchObject([{ after: { at: 8, id: 8 } }])
  const shown = await answer(page([7]))
  expect(shown && ids(shown)).toEqual([9, 8, 7])
  listing.more()
  expect(asked).toEqual([])
})

test('new events come before those that are listed', async () => {
  const { listing, answer } = open()
  const filter = {}
  listing.show(filter, 0)
  await answer(page([9, 8], true))
  listing.more()
  await answer(page([7, 6], true))
  listing.show(filter, 1)
  const shown = await answer(page([10, 9], true))
  expect(shown && ids(shown)).toEqual([10, 9, 8, 7, 6])
})

test('while it asks, new events make it ask once more', async () => {
  const { listing, asked, answer } = open()
  const filter = {}
  listing.show(filter, 0)
  listing.show(filter, 1)
  listing.show(filter, 2)
  expect(asked).toHaveLength(1)
  await answer(page([1]))
  expect(asked).toHaveLength(1)
  const shown = await answer(page([2, 1]))
  expect(shown && ids(shown)).toEqual([2, 1])
  expect(asked).toEqual([])
})

test('while it asks for new events, the wish for older ones is kept', async () => {
  const { listing, asked, answer } = open()
  const filter = {}
  listing.show(filter, 0)
  await answer(page([9, 8], true))
  listing.show(filter, 1)
  listing.more()
  listing.show(filter, 2)
  await answer(page([9, 8], true))
  expect(asked).toMatchObject([{ after: undefined }])
  await answer(page([9, 8], true))
  expect(asked).toMatchObject([{ after: { at: 8, id: 8 } }])
  const shown = await answer(page([7]))
  expect(shown && ids(shown)).toEqual([9, 8, 7])
  expect(asked).toEqual([])
})

test('the answer for an earlier filter is not taken', async () => {
  const { listing, asked, listings, answer } = open()
  listing.show({}, 0)
  listing.show({ camera: 'Yard' }, 0)
  asked.shift()?.answer(page([1, 2, 3]))
  await answer(page([5]))
  expect(listings.map(ids)).toEqual([[5]])
})

test('events that cannot be read are said to be unavailable, and those that are known stay', async () => {
  const { listing, answer } = open()
  const filter = {}
  listing.show(filter, 0)
  await answer(page([1]))
  listing.show(filter, 1)
  expect(await answer(undefined)).toMatchObject({ state: 'unavailable', events: [{ id: 1 }] })
})

test('a list has a bound', async () => {
  const { listing, asked, answer } = open()
  listing.show({}, 0)
  await answer(
    page(
      Array.from({ length: MAX_LISTED }, (_, index) => index),
      true,
    ),
  )
  listing.more()
  expect(asked).toEqual([])
})

test('new events push the oldest ones out of a full list, which can be loaded again', () => {
  const known = page(Array.from({ length: MAX_LISTED }, (_, index) => MAX_LISTED - index))
  const { events, hasMore } = withNewest(known, page([MAX_LISTED + 1, MAX_LISTED], true))
  expect(events).toHaveLength(MAX_LISTED)
  expect(events.at(0)?.id).toBe(MAX_LISTED + 1)
  expect(events.at(-1)?.id).toBe(2)
  expect(hasMore).toBe(true)
})

test('after a gap only the newest events are known', () => {
  expect(ids(withNewest(page([3, 2, 1]), page([9, 8], true)))).toEqual([9, 8])
  expect(ids(withNewest(page([3, 2, 1]), page([2])))).toEqual([2])
})
