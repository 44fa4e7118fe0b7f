import { expect, test } from 'vitest'
import { MAX_TILES } from '../../../../src-main/contract/limits.ts'
import { healthSection } from '../../../../src-main/features/health/contract.ts'
import { HealthWatch } from '../../../../src-main/features/health/health-watch.ts'
import { delaysOf } from '../../../../src-main/features/health/warnings.ts'
import { malformed, openFeed, picture } from '../../../support/open-feed.ts'

/** A feed that is judged. Times are in milliseconds, for both clocks. */
function watchedFeed() {
  const { feed, take } = openFeed()
  const watch = new HealthWatch()
  const judge = (at: number) => {
    const moment = { at, steady: at }
    const how = { delays: delaysOf(healthSection.defaults), brightness: () => undefined }
    const judged = watch.judge(feed.signs(moment), how, moment)
    return Object.fromEntries(
      [...judged].map(([camera, warnings]) => [camera, warnings.map(({ code }) => code)]),
    )
  }
  return { feed, watch, take, judge }
}

test('a camera that stops is stalled, and gone when it is disconnected; its next picture ends that', () => {
  const { feed, take, judge } = watchedFeed()
  for (let at = 0; at <= 1000; at += 100) take(picture('Barn', at), at)
  expect(judge(2900)).toEqual({ Barn: [] })
  expect(judge(3100)).toEqual({ Barn: ['stalled'] })
  feed.left('peer')
  expect(judge(3200)).toEqual({ Barn: ['gone'] })
  take(picture('Barn'), 3300)
  expect(judge(3400)).toEqual({ Barn: [] })
})

test('one that slows down is late, but not one that the hub slows down', () => {
  const { take, judge } = watchedFeed()
  for (let at = 0; at < 5000; at += 100)
    for (const name of ['Slow', 'Held']) take(picture(name, at % 251), at, { peer: name })
  for (let at = 5000; at <= 20_000; at += 500) {
    take(picture('Slow', at % 251), at, { peer: 'Slow' })
    take(picture('Held', at % 251), at, { peer: 'Held', heldMs: ((at - 4500) / 500) * 400 })
  }
  expect(judge(20_000)).toEqual({ Slow: ['late'], Held: [] })
})

test('one that sends rubbish says so until its next good picture', () => {
  const { take, judge } = watchedFeed()
  take(picture('Barn'), 0)
  for (let at = 100; at < 500; at += 100) take(malformed('Barn'), at)
  expect(judge(500)).toEqual({ Barn: ['faults'] })
  take(picture('Barn'), 600)
  expect(judge(600)).toEqual({ Barn: [] })
})

test('an expected camera is missing until it has sent once', () => {
  const { feed, watch, take, judge } = watchedFeed()
  expect(watch.missing(['Barn', 'Yard', 'Yard'])).toEqual(['Barn', 'Yard'])
  take(picture('Barn'), 0)
  judge(100)
  feed.forget('Barn')
  judge(200)
  expect(watch.missing(['Barn', 'Yard'])).toEqual(['Yard'])
  expect(watch.history('Barn')).toBeUndefined()
})

test('a camera is not missing, however many others came and went while it sent', () => {
  const { feed, watch, take, judge } = watchedFeed()
  take(picture('Barn'), 0)
  judge(0)
  for (let at = 1; at <= MAX_TILES; at++) {
    const name = `Visitor ${at}`
    take(picture(name), at, { peer: name })
    judge(at)
    feed.forget(name)
  }
  judge(MAX_TILES + 1)
  expect(watch.missing(['Barn'])).toEqual([])
  feed.forget('Barn')
  judge(MAX_TILES + 2)
  expect(watch.missing(['Barn'])).toEqual([])
})

test('the warnings of a camera are in its row, as the same object while they last', () => {
  const { feed, take } = watchedFeed()
  take(picture('Barn'), 0)
  const warnings = [{ code: 'dark', since: 5 }] as const
  feed.warn('Barn', warnings)
  feed.warn('Gate', warnings)
  const [row] = feed.cameras.statuses(0)
  expect(row?.warnings).toBe(warnings)
})
