/** Whether a painter still does what it is given, as the feed notices it. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../src-main/feed/feed.ts'
import { STUCK_AFTER_SECONDS } from '../../../src-main/feed/sent-frames.ts'
import { last, openFeed, picture, progress } from '../../support/open-feed.ts'

describe('a painter that tells nothing', () => {
  const SAMPLINGS = 2 * STUCK_AFTER_SECONDS

  test('of a frame for half a minute is stuck, and told so once for each half minute', () => {
    const { feed, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toEqual([])
    feed.sample()
    expect(stuck).toHaveLength(1)
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toHaveLength(2)
  })

  test('of one frame is stuck, though it shows others', () => {
    const { feed, sent, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling <= SAMPLINGS; sampling++) {
      take(picture('Yard'))
      feed.heard(progress({ painted: [last(sent).id] }))
      feed.sample()
    }
    expect(stuck).toHaveLength(1)
  })

  test.each([
    ['has nothing to do', () => undefined],
    [
      'is slow',
      ({ feed, sent, take }) => {
        take(picture('Barn'))
        const slowly = sent.length - WINDOW_IN_FLIGHT + 1
        if (slowly > 0) feed.heard(progress({ painted: [slowly] }))
      },
    ],
    [
      'has decoded, and waits to draw',
      ({ feed, sent }) => {
        feed.heard(progress({ decoded: sent.map(({ id }) => id) }))
      },
    ],
  ] satisfies [string, (opened: ReturnType<typeof openFeed>) => void][])(
    'is not stuck when it %s',
    (_, between) => {
      const opened = openFeed()
      opened.attach()
      opened.take(picture('Barn'))
      opened.feed.heard(progress({ painted: [1] }))
      for (let sampling = 0; sampling < 3 * SAMPLINGS; sampling++) {
        between(opened)
        opened.feed.sample()
      }
      expect(opened.stuck).toEqual([])
    },
  )

  test('another one has its own half minute', () => {
    const { feed, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    feed.detach()
    feed.sample()
    attach()
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toEqual([])
  })
})
