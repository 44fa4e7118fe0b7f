import { expect, test } from 'vitest'
import { Publisher, type Change } from '../../../../src-main/app/state/publisher.ts'
import { aCamera } from '../../../support/a-camera.ts'

const barn = aCamera('Barn')

function open() {
  const publisher = new Publisher()
  const changes: Change[] = []
  const stop = publisher.follow((change) => changes.push(change))
  return { publisher, changes, stop }
}

test('a topic is published once for each change, also together with others', () => {
  const { publisher, changes } = open()
  publisher.publish({ tiles: ['t1'], hub: { kind: 'opening' } })
  publisher.publish({ tiles: ['t1'], hub: { kind: 'listening' } })
  publisher.publish({ tiles: ['t1'] })
  expect(changes).toEqual([
    { topics: { tiles: ['t1'], hub: { kind: 'opening' } } },
    { topics: { hub: { kind: 'listening' } } },
  ])
})

test('cameras and topics that change together are one message, and no change is none', () => {
  const { publisher, changes } = open()
  publisher.publishCameras([barn], { totals: 1 })
  publisher.publishCameras([{ ...barn }], { totals: 1 })
  publisher.publishCameras([{ ...barn, received: 101 }], { totals: 1 })
  expect(changes).toEqual([
    { cameras: { gone: [], changed: [barn] }, topics: { totals: 1 } },
    { cameras: { gone: [], changed: [{ name: 'Barn', received: 101 }] } },
  ])
})

test('a later subscriber starts with the last published state', () => {
  const { publisher } = open()
  publisher.publish({ hub: 1 })
  publisher.publishCameras([barn], { hub: 2 })
  expect(publisher.published).toEqual({ topics: { hub: 2 }, cameras: [barn] })
})

test('a removed subscriber gets no more messages', () => {
  const { publisher, changes, stop } = open()
  stop()
  publisher.publish({ hub: 1 })
  expect(changes).toEqual([])
})
