import { expect, test } from 'vitest'
import { MAX_CAMERAS } from '../../../../src-main/contract/limits.ts'
import { DemandedCameras } from '../../../../src-main/receive/imagezmq/demanded-cameras.ts'

const nobody = () => false
const live = (...cameras: readonly string[]) => ({ live: cameras, silent: [] })

test('a new camera is wanted until its first frame, then by the demand for what it is called here', () => {
  const cameras = new DemandedCameras()
  cameras.announced(live('Barn', 'Yard'), nobody)
  expect(cameras.demanded(nobody)).toEqual(['Barn', 'Yard'])
  expect(cameras.came('Barn', 'north/Barn')).toBe(true)
  expect(cameras.came('Barn', 'north/Barn')).toBe(false)
  expect(cameras.demanded(nobody)).toEqual(['Yard'])
  expect(cameras.demanded((here) => here === 'north/Barn')).toEqual(['Barn', 'Yard'])
  expect(cameras.here(['Barn', 'Yard'])).toEqual(['north/Barn'])
})

test('a camera that is called several names here is wanted by each', () => {
  const cameras = new DemandedCameras()
  cameras.came('Barn', 'Barn left')
  cameras.came('Barn', 'Barn right')
  expect(cameras.demanded((here) => here === 'Barn right')).toEqual(['Barn'])
})

test('one that has been removed here is wanted again when it is live', () => {
  const cameras = new DemandedCameras()
  cameras.came('Barn', 'north/Barn')
  cameras.came('Yard', 'north/Yard')
  const isNew = (here: string) => here === 'north/Barn'
  cameras.announced({ live: ['Yard'], silent: ['Barn'] }, isNew)
  expect(cameras.demanded(nobody)).toEqual([])
  cameras.announced(live('Barn', 'Yard'), isNew)
  expect(cameras.demanded(nobody)).toEqual(['Barn'])
  expect(cameras.came('Barn', 'north/Barn')).toBe(true)
  expect(cameras.demanded(nobody)).toEqual([])
})

test('of cameras that are chosen, no others are wanted', () => {
  const cameras = new DemandedCameras(['Barn'])
  cameras.announced(live('Barn', 'Yard'), nobody)
  expect(cameras.came('Yard', 'Yard')).toBe(false)
  expect(cameras.demanded(() => true)).toEqual(['Barn'])
  expect(cameras.here(['Barn', 'Yard'])).toEqual([])
})

test('their number is bounded', () => {
  const cameras = new DemandedCameras()
  for (let index = 0; index < 4 * MAX_CAMERAS; index++)
    cameras.announced(live(`Camera ${index}`), nobody)
  expect(cameras.demanded(() => true)).toHaveLength(2 * MAX_CAMERAS)
})
