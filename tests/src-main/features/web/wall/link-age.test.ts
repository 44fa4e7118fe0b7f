import { expect, test } from 'vitest'
import { LinkAge } from '../../../../../src-main/features/web/wall/link-age.ts'

function open() {
  let time = 0
  let id = 0
  const age = new LinkAge(() => time)
  /** Some frames that take so long, one after the other. */
  const frames = (count: number, milliseconds: number) => {
    for (let sent = 0; sent < count; sent++) {
      age.sent(++id)
      time += milliseconds
      age.answered([id])
    }
  }
  return { age, frames }
}

test('a link is thin when frames take long, and not because of one of them', () => {
  const { age, frames } = open()
  frames(20, 20)
  frames(1, 1000)
  expect(age.isThin).toBe(false)
  frames(20, 500)
  expect(age.isThin).toBe(true)
})

test('it stays thin while smaller pictures make it faster, until it is fast', () => {
  const { age, frames } = open()
  frames(20, 500)
  frames(20, 150)
  expect(age.isThin).toBe(true)
  frames(30, 10)
  expect(age.isThin).toBe(false)
})

test('answers to frames that were not sent do not count', () => {
  const { age } = open()
  age.answered([1, 2, 3])
  age.forget()
  expect(age.isThin).toBe(false)
})
