import { test } from 'vitest'
import fc from 'fast-check'
import { expect } from 'vitest'
import { Queue } from '../../../../src-main/consumers/look-back/queue.ts'

test('it is first in, first out, and each item has its index', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(99)), { maxLength: 300 }), (acts) => {
      const queue = new Queue<number>()
      const model: number[] = []
      for (const act of acts)
        if (act === null) expect(queue.shift()).toBe(model.shift())
        else {
          queue.push(act)
          model.push(act)
        }
      expect([...queue]).toEqual(model)
      expect(queue.length).toBe(model.length)
      for (let index = -model.length - 1; index <= model.length; index++)
        expect(queue.at(index)).toBe(model.at(index))
    }),
  )
})

test('a condition that only the first items fulfil is counted', () => {
  const queue = new Queue<number>()
  for (let number = 0; number < 100; number++) queue.push(number)
  for (let number = 0; number < 60; number++) queue.shift()
  expect(queue.countWhile((item) => item < 75)).toBe(15)
  expect(queue.countWhile((item) => item < 0)).toBe(0)
  expect(queue.countWhile(() => true)).toBe(40)
})
