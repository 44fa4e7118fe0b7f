import { expect, test } from 'vitest'
import { FaultsInRow } from '../../../src-main/feed/faults-in-row.ts'

test('messages that cannot be read count until a picture arrives', () => {
  const faults = new FaultsInRow()
  for (let fault = 0; fault < 4; fault++) faults.noteMalformed()
  expect(faults.count).toBe(4)
  faults.noteArrived()
  expect(faults.count).toBe(0)
})

test('pictures that cannot be decoded count until one is shown, because each of them arrives', () => {
  const faults = new FaultsInRow()
  for (let fault = 0; fault < 3; fault++) {
    faults.noteArrived()
    faults.noteUndecodable()
  }
  expect(faults.count).toBe(3)
  faults.noteShown()
  expect(faults.count).toBe(0)
})
