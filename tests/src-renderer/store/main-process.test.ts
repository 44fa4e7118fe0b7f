import { expect, test } from 'vitest'
import type { CamwallChange } from '../../../src-main/features/list.ts'
import { MainProcess } from '../../../src-renderer/store/main-process.ts'
import { aCamera } from '../../support/a-camera.ts'
import { someTopics, StandInBridge } from '../support/stand-in-bridge.ts'

/** A page that has asked for the first state, which comes with the next microtasks. */
function opening() {
  const bridge = new StandInBridge(someTopics(), [aCamera('Barn', { received: 5 })])
  const main = new MainProcess(bridge)
  main.start(() => undefined)
  const change = (received: number): CamwallChange => ({
    topics: { missing: [`${received}`] },
    cameras: { gone: [], changed: [{ name: 'Barn', received }, aCamera('Gate', { received })] },
  })
  const opened = () => new Promise<void>((resolve) => main.topics.subscribe(() => resolve()))
  return { bridge, main, change, opened: opened() }
}

test('changes that follow the first state, and come before it, are not lost', async () => {
  const { bridge, main, change, opened } = opening()
  bridge.send({ opened: true })
  bridge.send(change(6))
  bridge.send(change(7))
  await opened
  expect(main.cameras.get('Barn')?.received).toBe(7)
  expect(main.cameras.get('Gate')?.received).toBe(7)
  expect(main.topics.getState()?.missing).toEqual(['7'])
})

test('changes that are part of the first state do not undo it', async () => {
  const { bridge, main, change, opened } = opening()
  bridge.send(change(4))
  bridge.send({ opened: true })
  await opened
  expect(main.cameras.get('Barn')?.received).toBe(5)
  expect(main.cameras.get('Gate')).toBeUndefined()
  expect(main.topics.getState()?.missing).toEqual([])
})
