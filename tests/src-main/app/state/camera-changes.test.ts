import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { cameraChanges, type Rows } from '../../../../src-main/app/state/camera-changes.ts'
import type { CameraStatus } from '../../../../src-main/contract/camera.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { verbatim } from '../../../support/verbatim.ts'

/** Rates are rarely integers, which would need fewer bytes. */
const barn = aCamera('Barn', { receivedFps: 0.98, paintedFps: 0.98 })

const BROKEN = verbatim('It is broken.')

function rows(...cameras: readonly CameraStatus[]): Rows {
  return new Map(cameras.map((camera) => [camera.name, camera]))
}

test('a new camera has all fields', () => {
  expect(cameraChanges(rows(), rows(barn))).toEqual({ gone: [], changed: [barn] })
})

test('a known camera has its name and the changed fields', () => {
  const now = { ...barn, received: 101, lastSeen: 4000, lastFault: BROKEN }
  expect(cameraChanges(rows(barn), rows(now))).toEqual({
    gone: [],
    changed: [{ name: 'Barn', received: 101, lastSeen: 4000, lastFault: BROKEN }],
  })
})

test('a removed camera is gone', () => {
  const yard = { ...barn, name: 'Yard' }
  expect(cameraChanges(rows(barn, yard), rows(barn))).toEqual({ gone: ['Yard'], changed: [] })
})

test('a camera that was removed and added again between two reports is gone and new', () => {
  const faulty = { ...barn, lastFault: BROKEN }
  const again = { ...barn, firstSeen: 5000 }
  expect(cameraChanges(rows(faulty), rows(again))).toEqual({ gone: ['Barn'], changed: [again] })
})

test('256 silent cameras have no changes', () => {
  const silent = Array.from({ length: 256 }, (_, index) => ({ ...barn, name: `Pi ${index}` }))
  const copies = silent.map((camera) => ({ ...camera }))
  expect(cameraChanges(rows(...silent), rows(...copies))).toBeUndefined()
})

test('the change of a camera that sends once a second has less than half of the bytes of a complete row', () => {
  const now = {
    ...barn,
    received: 101,
    painted: 91,
    bytes: 13_231_000,
    lastSeen: 4000,
    lastFrameAt: 4000,
  }
  const [change] = cameraChanges(rows(barn), rows(now))?.changed ?? []
  const bytes = serialize(change).length
  expect(bytes).toBeLessThan(100)
  expect(serialize(now).length / bytes).toBeGreaterThan(2)
})
