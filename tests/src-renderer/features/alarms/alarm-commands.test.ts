/** The commands for alarms, on the page. */
import { afterEach, expect, test } from 'vitest'
import type { ActiveAlarm } from '../../../../src-main/features/alarms/contract.ts'
import { runCommand } from '../../../../src-renderer/features/commands.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { openStore } from '../../support/stand-in-bridge.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function alarmOf(camera: string): ActiveAlarm {
  const dealt = { isAcknowledged: false, isSnoozed: false }
  return { id: `r1 ${camera}`, camera, rule: 'Lost', why: { code: 'gone' }, since: 0, ...dealt }
}

async function open() {
  const active = [alarmOf('Barn'), alarmOf('Gate')]
  const alarms = { active, isSounding: true, snoozedUntil: undefined, signed: [] }
  const cameras = ['Barn', 'Gate', 'Mill'].map((name) => aCamera(name))
  const { bridge, store, stop } = await openStore(cameras, { alarms })
  closing.push(stop)
  return { bridge, store, tiles: store.tiles.all }
}

test('those for tiles are for the alarms of their cameras', async () => {
  const { bridge, store, tiles } = await open()
  runCommand(store, 'acknowledge-tile', tiles.slice(0, 1))
  runCommand(store, 'snooze-tile', tiles)
  runCommand(store, 'acknowledge-tile', tiles.slice(2))
  expect(bridge.asked).toEqual([
    ['alarms:acknowledge', ['r1 Barn']],
    ['alarms:snooze', ['r1 Barn', 'r1 Gate'], 10],
  ])
})

test('those for all are for all', async () => {
  const { bridge, store } = await open()
  runCommand(store, 'acknowledge-alarms')
  runCommand(store, 'snooze-alarms')
  expect(bridge.asked).toEqual([
    ['alarms:acknowledge', undefined],
    ['alarms:snooze', undefined, 10],
  ])
})
