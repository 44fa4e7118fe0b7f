import { expect, test } from 'vitest'
import { MAX_REPLY_WAIT_MS, ReplyPacer } from '../../../src-main/imagezmq/reply-pacer.ts'

test('the first reply goes at once, the next ones at the pace', () => {
  const pacer = new ReplyPacer(() => 10)
  expect([0, 1, 2].map(() => pacer.delay('Barn', 1000))).toEqual([0, 100, 200])
})

test('a camera that is slower than the pace never waits', () => {
  const pacer = new ReplyPacer(() => 10)
  expect([0, 100, 250, 400].map((now) => pacer.delay('Barn', now))).toEqual([0, 0, 0, 0])
})

test('a late request does not shift those after it: the mean is the pace', () => {
  const pacer = new ReplyPacer(() => 10)
  const replies: number[] = []
  for (let now = 0; replies.length < 20;) {
    now += pacer.delay('Barn', now)
    replies.push(now)
    now += 7 // The sender's own time to its next request.
  }
  expect(replies.at(-1)).toBe(1900)
})

test('each camera has its own pace', () => {
  const pacer = new ReplyPacer((camera) => (camera === 'seen' ? 50 : 1))
  for (const camera of ['seen', 'hidden']) pacer.delay(camera, 0)
  expect([pacer.delay('seen', 0), pacer.delay('hidden', 0)]).toEqual([20, 1000])
})

test('no sender waits longer than the limit, however many share a name', () => {
  const pacer = new ReplyPacer(() => 1)
  const waits = Array.from({ length: 50 }, () => pacer.delay('Barn', 0))
  expect(Math.max(...waits)).toBe(MAX_REPLY_WAIT_MS)
})

test('many names that come once are not remembered for ever', () => {
  const pacer = new ReplyPacer(() => 1)
  for (let name = 0; name < 5000; name++) pacer.delay(`Pi ${name}`, name * 10)
  expect(pacer.delay('Pi 0', 50_000)).toBe(0)
})
