import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { cameraChanges, type Rows } from '../../../../src-main/app/state/camera-changes.ts'
import type { CameraStatus } from '../../../../src-main/contract/camera.ts'

const barn: CameraStatus = {
  name: 'Barn',
  mode: 'req-rep',
  state: 'live',
  received: 41,
  painted: 21,
  dropped: 20,
  malformed: 0,
  bytes: 900,
  width: 640,
  height: 480,
  frameBytes: 20,
  format: 'jpeg',
  receivedFps: 0.98,
  paintedFps: 0.98,
  firstSeen: 1000,
  lastSeen: 3000,
  lastFrameAt: 3000,
}

function rows(...cameras: readonly CameraStatus[]): Rows {
  return new Map(cameras.map((camera) => [camera.name, camera]))
}

test('of a new camera all is told', () => {
  expect(cameraChanges(rows(), rows(barn))).toEqual({ gone: [], changed: [barn] })
})

test('of a known one what is another now, with its name', () => {
  const now = { ...barn, received: 42, lastSeen: 4000, lastFault: 'It is broken.' }
  expect(cameraChanges(rows(barn), rows(now))).toEqual({
    gone: [],
    changed: [{ name: 'Barn', received: 42, lastSeen: 4000, lastFault: 'It is broken.' }],
  })
})

test('a camera that was taken off the wall is gone', () => {
  const yard = { ...barn, name: 'Yard' }
  expect(cameraChanges(rows(barn, yard), rows(barn))).toEqual({ gone: ['Yard'], changed: [] })
})

test('one that came back before that was told is gone and new: what it had is not its own', () => {
  const faulty = { ...barn, lastFault: 'It is broken.' }
  const again = { ...barn, firstSeen: 5000 }
  expect(cameraChanges(rows(faulty), rows(again))).toEqual({ gone: ['Barn'], changed: [again] })
})

test('of 256 silent cameras nothing is told', () => {
  const silent = Array.from({ length: 256 }, (_, index) => ({ ...barn, name: `Pi ${index}` }))
  const copies = silent.map((camera) => ({ ...camera }))
  expect(cameraChanges(rows(...silent), rows(...copies))).toBeUndefined()
})

test('a row of a camera that sends once a second crosses in less than half of the bytes of a whole one', () => {
  const now = { ...barn, received: 42, painted: 22, bytes: 920, lastSeen: 4000, lastFrameAt: 4000 }
  const [change] = cameraChanges(rows(barn), rows(now))?.changed ?? []
  const bytes = serialize(change).length
  expect(bytes).toBeLessThan(100)
  expect(serialize(now).length / bytes).toBeGreaterThan(2)
})
