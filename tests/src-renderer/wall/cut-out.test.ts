/** What a lifted tile leaves of the labels under it. */
import { expect, test } from 'vitest'
import { cutOut } from '../../../src-renderer/wall/cut-out.ts'

const RECT = { x: 100, y: 100, width: 200, height: 150 }

test('cuts out the part that is covered, in the own pixels of the rectangle', () => {
  expect(cutOut(RECT, { x: 250, y: 50, width: 200, height: 150 })).toBe(
    'path(evenodd, "M0 0H200V150H0ZM150 0H200V100H150Z")',
  )
})

test('cuts nothing where they only touch', () => {
  expect(cutOut(RECT, { x: 300, y: 100, width: 200, height: 150 })).toBeUndefined()
})
