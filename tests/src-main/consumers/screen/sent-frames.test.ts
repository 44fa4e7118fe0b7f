/** Whether a painter still does what it is given, as the feed notices it. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import { STUCK_AFTER_SECONDS } from '../../../../src-main/consumers/screen/sent-frames.ts'
import { last, openFeed, picture, progress } from '../../../support/open-feed.ts'

describe('a painter that tells nothing', () => {
  const SAMPLINGS = 2 * STUCK_AFTER_SECONDS

  test('of a frame for half a minute is stuck, and told so once for each half minute', () => {
    const { screen, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) screen.sample()
    expect(stuck).toEqual([])
    screen.sample()
    expect(stuck).toHaveLength(1)
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) screen.sample()
    expect(stuck).toHaveLength(2)
  })

  test('of one frame is stuck, though it shows others', () => {
    const { screen, sent, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling <= SAMPLINGS; sampling++) {
      take(picture('Yard'))
      screen.heard(progress({ painted: [last(sent).id] }))
      screen.sample()
    }
    expect(stuck).toHaveLength(1)
  })

  test.each([
    ['has nothing to do', () => undefined],
    [
      'is slow',
      ({ screen, sent, take }) => {
        take(picture('Barn'))
        const slowly = sent.length - WINDOW_IN_FLIGHT + 1
        if (slowly > 0) screen.heard(progress({ painted: [slowly] }))
      },
    ],
    [
      'has decoded, and waits to draw',
      ({ screen, sent }) => {
        screen.heard(progress({ decoded: sent.map(({ id }) => id) }))
      },
    ],
  ] satisfies [string, (opened: ReturnType<typeof openFeed>) => void][])(
    'is not stuck when it %s',
    (_, between) => {
      const opened = openFeed()
      opened.attach()
      opened.take(picture('Barn'))
      opened.screen.heard(progress({ painted: [1] }))
      for (let sampling = 0; sampling < 3 * SAMPLINGS; sampling++) {
        between(opened)
        opened.screen.sample()
      }
      expect(opened.stuck).toEqual([])
    },
  )

  test('another one has its own half minute', () => {
    const { screen, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) screen.sample()
    screen.detach()
    screen.sample()
    attach()
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) screen.sample()
    expect(stuck).toEqual([])
  })
})
