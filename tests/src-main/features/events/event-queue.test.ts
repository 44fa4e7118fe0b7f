import { expect, test } from 'vitest'
import {
  EventQueue,
  MAX_QUEUED,
  MAX_QUEUED_OF_OWNER,
} from '../../../../src-main/features/events/event-queue.ts'
import { aText } from '../../../support/some-events.ts'

const ofOwner = (owner: string, text = '') => ({ event: aText(owner, text), owner })

test('the oldest come first, and stay until they are removed', () => {
  const queue = new EventQueue()
  const [one, two, three] = [ofOwner('a'), ofOwner('b'), ofOwner('a')]
  for (const item of [one, two, three]) queue.add(item)
  expect(queue.first(2)).toEqual([one, two])
  queue.removeFirst(2)
  expect(queue.first(2)).toEqual([three])
})

test('one camera that says much leaves room for the others', () => {
  const queue = new EventQueue()
  for (let count = 0; count < MAX_QUEUED_OF_OWNER; count++)
    expect(queue.add(ofOwner('Loud'))).toBe(true)
  expect(queue.add(ofOwner('Loud'))).toBe(false)
  expect(queue.add(ofOwner('Quiet'))).toBe(true)
  queue.removeFirst(1)
  expect(queue.add(ofOwner('Loud'))).toBe(true)
})

test('all cameras together have a bound', () => {
  const queue = new EventQueue()
  for (let count = 0; count < MAX_QUEUED; count++) queue.add(ofOwner(`Camera ${count}`))
  expect(queue.add(ofOwner('Another'))).toBe(false)
  expect(queue.size).toBe(MAX_QUEUED)
})
