/** Detection of a painter that hangs. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import { STUCK_AFTER_SECONDS } from '../../../../src-main/consumers/screen/sent-frames.ts'
import { last, openFeed, picture, progress } from '../../../support/open-feed.ts'

describe('a painter that does not report', () => {
  const SAMPLINGS = 2 * STUCK_AFTER_SECONDS

  test('a frame for half a minute is stuck, which is reported once per half minute', () => {
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

  test('one frame is stuck, although it shows others', () => {
    const { screen, sent, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling <= SAMPLINGS; sampling++) {
      take(picture('Yard'))
      screen.receive(progress({ painted: [last(sent).id] }))
      screen.sample()
    }
    expect(stuck).toHaveLength(1)
  })

  test.each([
    ['has no frames', () => undefined],
    [
      'is slow',
      ({ screen, sent, take }) => {
        take(picture('Barn'))
        const slowly = sent.length - WINDOW_IN_FLIGHT + 1
        if (slowly > 0) screen.receive(progress({ painted: [slowly] }))
      },
    ],
    [
      'has decoded a frame and waits to draw it',
      ({ screen, sent }) => {
        screen.receive(progress({ decoded: sent.map(({ id }) => id) }))
      },
    ],
  ] satisfies [string, (opened: ReturnType<typeof openFeed>) => void][])(
    'is not stuck when it %s',
    (_, between) => {
      const opened = openFeed()
      opened.attach()
      opened.take(picture('Barn'))
      opened.screen.receive(progress({ painted: [1] }))
      for (let sampling = 0; sampling < 3 * SAMPLINGS; sampling++) {
        between(opened)
        opened.screen.sample()
      }
      expect(opened.stuck).toEqual([])
    },
  )

  test('is measured from its own start if it is a new one', () => {
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
