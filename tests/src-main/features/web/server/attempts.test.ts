import { expect, test } from 'vitest'
import {
  Attempts,
  MAX_FAILURES,
  MAX_FAILURES_OF_ALL,
  WINDOW_MS,
} from '../../../../../src-main/features/web/server/attempts.ts'

const wrong = () => Promise.resolve(false)
const right = () => Promise.resolve(true)

function open() {
  let time = 0
  return {
    attempts: new Attempts(() => time),
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

test('after too many failures an address must wait, and is not even checked', async () => {
  const { attempts, pass } = open()
  for (let times = 0; times < MAX_FAILURES; times++)
    expect(await attempts.try('a', wrong)).toEqual({ isRight: false })
  pass(WINDOW_MS / 2)
  expect(await attempts.try('a', right)).toEqual({ waitSeconds: WINDOW_MS / 2000 })
  expect(await attempts.try('b', right)).toEqual({ isRight: true })
  pass(WINDOW_MS / 2)
  expect(await attempts.try('a', right)).toEqual({ isRight: true })
})

test('many addresses together must wait, too', async () => {
  const { attempts } = open()
  for (let times = 0; times < MAX_FAILURES_OF_ALL; times++) attempts.failed(`a${times}`)
  expect(await attempts.try('another', right)).toEqual({ waitSeconds: WINDOW_MS / 1000 })
})

test('successes do not count', async () => {
  const { attempts } = open()
  for (let times = 0; times <= MAX_FAILURES; times++)
    expect(await attempts.try('a', right)).toEqual({ isRight: true })
})

test('only a few are checked at once', async () => {
  const { attempts } = open()
  const waiting: ((isRight: boolean) => void)[] = []
  const slow = () => new Promise<boolean>((resolve) => waiting.push(resolve))
  const checks = Array.from({ length: 5 }, (_, index) => attempts.try(`a${index}`, slow))
  expect(waiting).toHaveLength(4)
  expect(await checks[4]).toEqual({ waitSeconds: 1 })
  for (const resolve of waiting) resolve(true)
  expect(await checks[0]).toEqual({ isRight: true })
})
