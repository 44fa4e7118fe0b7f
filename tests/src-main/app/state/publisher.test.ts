import { expect, test } from 'vitest'
import { Publisher, type Change } from '../../../../src-main/app/state/publisher.ts'
import type { CameraStatus } from '../../../../src-main/contract/camera.ts'

const barn: CameraStatus = {
  ...{ name: 'Barn', mode: 'req-rep', state: 'live', format: 'jpeg' },
  ...{ received: 1, painted: 1, dropped: 0, malformed: 0, bytes: 20 },
  ...{ width: 640, height: 480, frameBytes: 20, receivedFps: 0, paintedFps: 0 },
  ...{ firstSeen: 1000, lastSeen: 1000, lastFrameAt: 1000 },
}

function open() {
  const publisher = new Publisher()
  const changes: Change[] = []
  const stop = publisher.follow((change) => changes.push(change))
  return { publisher, changes, stop }
}

test('a topic is told once for each change, whatever else is told with it', () => {
  const { publisher, changes } = open()
  publisher.publish({ tiles: ['t1'], hub: { kind: 'opening' } })
  publisher.publish({ tiles: ['t1'], hub: { kind: 'listening' } })
  publisher.publish({ tiles: ['t1'] })
  expect(changes).toEqual([
    { topics: { tiles: ['t1'], hub: { kind: 'opening' } } },
    { topics: { hub: { kind: 'listening' } } },
  ])
})

test('cameras and what changed with them are one message, and nothing is none', () => {
  const { publisher, changes } = open()
  publisher.publishCameras([barn], { totals: 1 })
  publisher.publishCameras([{ ...barn }], { totals: 1 })
  publisher.publishCameras([{ ...barn, received: 2 }], { totals: 1 })
  expect(changes).toEqual([
    { cameras: { gone: [], changed: [barn] }, topics: { totals: 1 } },
    { cameras: { gone: [], changed: [{ name: 'Barn', received: 2 }] } },
  ])
})

test('who comes later begins with what was told last', () => {
  const { publisher } = open()
  publisher.publish({ hub: 1 })
  publisher.publishCameras([barn], { hub: 2 })
  expect(publisher.told).toEqual({ topics: { hub: 2 }, cameras: [barn] })
})

test('who stops following hears nothing more', () => {
  const { publisher, changes, stop } = open()
  stop()
  publisher.publish({ hub: 1 })
  expect(changes).toEqual([])
})
