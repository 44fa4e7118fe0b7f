import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MinHeap } from '../../../../src-main/receive/imagezmq/min-heap.ts'

test('equals a sorted list for any sequence of pushes and pops', () => {
  const pop = fc.constant('pop' as const)
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), pop)), (steps) => {
      const heap = new MinHeap<number>((a, b) => a < b)
      const list: number[] = []
      for (const step of steps) {
        expect(heap.top).toBe(list[0])
        if (step === 'pop') {
          expect(heap.pop()).toBe(list.shift())
        } else {
          heap.push(step)
          list.push(step)
          list.sort((a, b) => a - b)
        }
      }
      expect([...heap.clear()].sort((a, b) => a - b)).toEqual(list)
      expect(heap.top).toBeUndefined()
    }),
  )
})
