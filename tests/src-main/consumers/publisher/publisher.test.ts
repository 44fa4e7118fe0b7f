import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  FramePublisher,
  LEAST_QUEUED,
  OUTGROWN_AFTER_MS,
  QUIET_AFTER_MS,
} from '../../../../src-main/consumers/publisher/publisher.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Sent {
  readonly name: string
  readonly mark: number | undefined
  /** In seconds, as the header tells it. */
  readonly again?: number
}

const OWN = 'own'

function openPublisher(maxFps = 60) {
  const { feed, take } = openFeed()
  const sent: Sent[] = []
  const queues: number[] = []
  const looped: string[] = []
  const publisher = new FramePublisher(
    {
      send: (header, body) => {
        const { msg, again } = JSON.parse(header) as { readonly msg: string; again?: number }
        sent.push({ name: msg, mark: body[0], ...(again === undefined ? {} : { again }) })
      },
    },
    { prefix: 'n/', hub: OWN, maxFps, queue: LEAST_QUEUED },
    {
      looped: (camera) => looped.push(camera),
      topicsChanged: () => undefined,
      outgrown: (queue) => queues.push(queue),
    },
    (consumer) => feed.add(consumer),
  )
  const subscribe = async (topic: string) => {
    publisher.subscribed(Buffer.from(topic))
    await vi.advanceTimersByTimeAsync(1000)
  }
  const unsubscribe = async (topic: string) => {
    publisher.unsubscribed(Buffer.from(topic))
    await vi.advanceTimersByTimeAsync(1000)
  }
  return { feed, take, publisher, sent, queues, looped, subscribe, unsubscribe }
}

test('only cameras that somebody subscribes to are in demand, at the most frames a second', async () => {
  const { feed, take, subscribe, unsubscribe, sent } = openPublisher(25)
  take(picture('Barn', 1))
  take(picture('Yard', 2), 0, { peer: 'other' })
  const demands = () => [feed.demandOf('Barn'), feed.demandOf('Yard')]
  expect(demands()).toEqual([0, 0])
  await subscribe('{"msg": "n/Barn"')
  expect(demands()).toEqual([25, 0])
  expect(sent).toEqual([{ name: 'n/Barn', mark: 1 }])
  await unsubscribe('{"msg": "n/Barn"')
  expect(demands()).toEqual([0, 0])
})

test('a new subscriber gets the newest frame of each camera, also if others have it', async () => {
  const { take, subscribe, sent } = openPublisher()
  take(picture('Barn', 1))
  await subscribe('')
  await subscribe('')
  expect(sent.map(({ mark }) => mark)).toEqual([1, 1])
})

test('the header tells the age of a frame that is sent again, or late', async () => {
  const { take, subscribe, sent } = openPublisher()
  const at = () => performance.now()
  take(picture('Barn', 1), at())
  await vi.advanceTimersByTimeAsync(10_000)
  await subscribe('')
  take({ ...picture('Yard', 2), age: 60_000 }, at(), { peer: 'other' })
  take(picture('Barn', 3), at())
  await vi.advanceTimersByTimeAsync(QUIET_AFTER_MS)
  expect(sent).toEqual([
    { name: 'n/Barn', mark: 1, again: 10.2 },
    { name: 'n/Yard', mark: 2, again: 60 },
    { name: 'n/Barn', mark: 3 },
    { name: 'n/Barn', mark: 3, again: 3 },
    { name: 'n/Yard', mark: 2, again: 63 },
  ])
})

test('a new subscriber of one camera costs the others nothing', async () => {
  const { take, subscribe, sent } = openPublisher()
  take(picture('Barn', 1))
  take(picture('Yard', 2), 0, { peer: 'other' })
  await subscribe('')
  sent.splice(0)
  await subscribe('{"msg": "n/Barn"')
  expect(sent.map(({ name }) => name)).toEqual(['n/Barn'])
})

test('the newest frame is sent once more when the camera is quiet, and then no more', async () => {
  const { take, subscribe, sent } = openPublisher()
  await subscribe('')
  take(picture('Barn', 1), 0)
  await vi.advanceTimersByTimeAsync(QUIET_AFTER_MS / 2)
  take(picture('Barn', 2), QUIET_AFTER_MS / 2)
  await vi.advanceTimersByTimeAsync(QUIET_AFTER_MS - 1)
  expect(sent.map(({ mark }) => mark)).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent.map(({ mark }) => mark)).toEqual([1, 2, 2])
})

test('more cameras than the queue has places for outgrow it, once for those that come together', async () => {
  const { take, subscribe, queues } = openPublisher()
  await subscribe('')
  for (let index = 0; index < 4; index++) take(picture(`c${index}`), 0, { peer: `p${index}` })
  await vi.advanceTimersByTimeAsync(OUTGROWN_AFTER_MS)
  expect(queues).toEqual([])
  for (let index = 4; index < 16; index++) take(picture(`c${index}`), 0, { peer: `p${index}` })
  await vi.advanceTimersByTimeAsync(OUTGROWN_AFTER_MS)
  expect(queues).toEqual([32])
})

test('a frame that this hub has published is not published again', async () => {
  const { take, subscribe, sent, looped } = openPublisher()
  await subscribe('')
  take({ ...picture('Barn'), via: ['other', OWN] })
  take({ ...picture('Yard'), via: ['other'] }, 0, { peer: 'p' })
  expect(sent.map(({ name }) => name)).toEqual(['n/Yard'])
  expect(looped).toEqual(['Barn'])
})

test('a frame that came through many hubs is not published again', async () => {
  const { take, subscribe, sent } = openPublisher()
  await subscribe('')
  take({ ...picture('Barn'), via: ['1', '2', '3', '4', '5', '6', '7', '8'] })
  expect(sent).toEqual([])
})

test('after the stop it holds no frame and sends none', async () => {
  const { feed, take, subscribe, sent, publisher } = openPublisher()
  await subscribe('')
  take(picture('Barn', 1))
  await publisher.stop()
  take(picture('Barn', 2), 10)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent.map(({ mark }) => mark)).toEqual([1])
  expect(feed.demandOf('Barn')).toBe(0)
})
