import { expect, test } from 'vitest'
import { Breather } from '../../../src-main/imagezmq/breather.ts'

/** Keeps the process busy. */
function work(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('what comes at once is taken at once', () => {
  expect(new Breather().due()).toBeUndefined()
})

test('after a long stretch everything else has its turn, then the next stretch begins', async () => {
  const breather = new Breather()
  const turns: string[] = []
  setImmediate(() => turns.push('everything else'))
  work(9)
  await breather.due()
  expect(turns).toEqual(['everything else'])
  expect(breather.due()).toBeUndefined()
})
