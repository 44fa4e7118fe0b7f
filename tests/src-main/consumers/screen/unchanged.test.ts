/** Frames with the same bytes as the previous one: what is shown is not sent again, and every frame is counted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Screen, WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import type { FrameMessage } from '../../../../src-main/contract/frame.ts'
import type { PictureMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { UINT8 } from '../../../support/arrays.ts'
import { laidOut, last, openFeed, picture, progress } from '../../../support/open-feed.ts'

/** A screen with tiles for two cameras. */
function openTiles() {
  const opened = openFeed()
  opened.attach()
  opened.screen.receive(laidOut(['Barn', 'Yard']))
  /** A picture that arrives and is drawn at once. */
  const show = (mark: number) => {
    opened.take(picture('Barn', mark))
    opened.paint(last(opened.sent))
  }
  return { ...opened, show }
}

describe('the picture that is shown', () => {
  test('is not sent again, and counted as unchanged', () => {
    const { screen, sent, show, take, status } = openTiles()
    show(1)
    for (let frame = 0; frame < 99; frame++) take(picture('Barn', 1))
    expect(sent).toHaveLength(1)
    expect(screen.counts).toMatchObject({ offered: 100, painted: 1, unchanged: 99, onTheirWay: 0 })
    expect(status('Barn')).toMatchObject({ received: 100, painted: 1, unchanged: 99, dropped: 0 })
  })

  test('is followed by one that differs, which is sent', () => {
    const { sent, show, take } = openTiles()
    show(1)
    for (const mark of [1, 2, 1]) take(picture('Barn', mark))
    expect(sent.map(({ body }) => body[0])).toEqual([1, 2, 1])
  })

  test('needs no capacity, so that no reply waits for it', () => {
    const { feed, screen, show, take } = openTiles()
    show(1)
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('Yard', frame))
    expect(screen.capacity).toBe(0)
    for (let frame = 0; frame < 9; frame++) take(picture('Barn', 1))
    expect(screen.counts).toMatchObject({ unchanged: 9, dropped: 0 })
    expect(feed.capacity).toBe(3)
  })

  test('is sent while its first frame is not drawn yet', () => {
    const { sent, take } = openTiles()
    for (let frame = 0; frame < 3; frame++) take(picture('Barn', 1))
    expect(sent).toHaveLength(3)
  })

  test('is not skipped if the frame before was dropped', () => {
    const { screen, sent, show, take } = openTiles()
    show(1)
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('Yard', frame))
    for (const mark of [2, 3, 3]) take(picture('Barn', mark))
    screen.receive(progress({ painted: sent.slice(-WINDOW_IN_FLIGHT).map(({ id }) => id) }))
    expect(last(sent)).toMatchObject({ camera: 'Barn', body: Uint8Array.of(3) })
  })

  test('is not skipped if the frame before could not be decoded', () => {
    const { screen, sent, show, take } = openTiles()
    show(1)
    take(picture('Barn', 2))
    screen.receive({ kind: 'undecodable', id: last(sent).id })
    take(picture('Barn', 2))
    expect(sent.map(({ body }) => body[0])).toEqual([1, 2, 2])
  })

  test('with the same bytes in another shape is another picture', () => {
    const { sent, take, paint } = openTiles()
    const raw = (width: number, height: number): PictureMessage => ({
      kind: 'picture',
      camera: 'Barn',
      fields: [],
      picture: { kind: 'raw', values: UINT8, channels: 1, width, height },
      body: new Uint8Array(12),
      bytes: 12,
    })
    take(raw(3, 4))
    paint(last(sent))
    take(raw(4, 3))
    expect(sent).toHaveLength(2)
  })
})

describe('it is sent again', () => {
  test('when its tile has grown, also if it is unchanged since', () => {
    const { screen, sent, show, take, status } = openTiles()
    show(1)
    take(picture('Barn', 1))
    screen.receive({ kind: 'again', camera: 'Barn' })
    expect(sent).toHaveLength(2)
    screen.receive(progress({ painted: [last(sent).id] }))
    take(picture('Barn', 1))
    expect(sent).toHaveLength(2)
    expect(status('Barn')).toMatchObject({ received: 3, painted: 1, unchanged: 2 })
  })

  test('to a page that was loaded again', () => {
    const { screen, sent, show, take, attach } = openTiles()
    show(1)
    take(picture('Barn', 1))
    attach()
    screen.receive(laidOut(['Barn']))
    expect(sent).toHaveLength(2)
    take(picture('Barn', 1))
    expect(sent).toHaveLength(3) // The page has not drawn it yet.
  })

  test('when its tile was removed and returns', () => {
    const { screen, sent, show, take } = openTiles()
    show(1)
    screen.receive(laidOut(['Yard']))
    screen.receive(laidOut(['Barn', 'Yard']))
    take(picture('Barn', 1))
    expect(sent).toHaveLength(2)
  })

  test('to a second window, which does not show it yet', () => {
    const { feed, show, take } = openTiles()
    show(1)
    const second = new Screen(feed, { stuck: () => undefined })
    const sent: FrameMessage[] = []
    second.attach({ send: (frame) => sent.push(frame) })
    second.receive(laidOut(['Barn']))
    take(picture('Barn', 1))
    expect(sent).toHaveLength(2)
    expect(second.counts).toMatchObject({ unchanged: 0, onTheirWay: 2 })
  })
})

test('however frames repeat, and whatever becomes of them, all are counted once and the newest is shown', () => {
  const event = fc.oneof(
    fc.record({ take: fc.constantFrom('Barn', 'Yard'), mark: fc.integer({ min: 0, max: 2 }) }),
    fc.constantFrom('paint' as const, 'fail' as const, 'again' as const, 'attach' as const),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const { screen, sent, take, attach, feed } = openTiles()
      const newest = new Map<string, number>()
      const shown = new Map<string, number>()
      let settled = 0
      const settle = (kind: 'paint' | 'fail') => {
        const frame = sent[settled]
        if (frame === undefined) return
        settled += 1
        if (kind === 'paint') shown.set(frame.camera, frame.body[0] ?? NaN)
        screen.receive(
          kind === 'paint'
            ? progress({ painted: [frame.id] })
            : { kind: 'undecodable', id: frame.id },
        )
      }
      for (const one of events)
        if (one === 'again') screen.receive({ kind: 'again', camera: 'Barn' })
        else if (one === 'attach') {
          settled = sent.length
          shown.clear()
          attach()
          screen.receive(laidOut(['Barn', 'Yard']))
        } else if (typeof one === 'string') settle(one)
        else {
          newest.set(one.take, one.mark)
          take(picture(one.take, one.mark))
        }
      // What failed to decode is tried again when it is sent again.
      for (const [camera, mark] of newest) take(picture(camera, mark))
      while (settled < sent.length) settle('paint')
      expect(shown).toEqual(newest)
      const { offered, painted, unchanged, dropped, undecodable, onTheirWay } = screen.counts
      expect(painted + unchanged + dropped + undecodable + onTheirWay).toBe(offered)
      const { received, ...ends } = feed.cameras.totals()
      expect(ends.painted + ends.unchanged + ends.dropped + ends.malformed).toBe(received)
    }),
  )
})
