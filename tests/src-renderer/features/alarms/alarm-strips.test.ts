/** The alarms that are on, among the notices. */
import { expect, test } from 'vitest'
import type { ActiveAlarm } from '../../../../src-main/features/alarms/contract.ts'
import { alarmsOfStrip } from '../../../../src-renderer/features/alarms/alarm-acts.tsx'
import { alarmStrips } from '../../../../src-renderer/features/alarms/alarm-strips.ts'
import { identityOf } from '../../../../src-renderer/shell/notices/newest.ts'

function alarm(camera: string, differs: Partial<ActiveAlarm> = {}): ActiveAlarm {
  return {
    id: `r1 ${camera}`,
    camera,
    rule: 'Lost',
    why: { code: 'gone' },
    since: 1000,
    isAcknowledged: false,
    isSnoozed: false,
    ...differs,
  }
}

const labelOf = (camera: string) => (camera === 'Barn' ? 'Stable' : camera)

test('one strip for each rule, however many cameras', () => {
  const cameras = Array.from({ length: 30 }, (_, index) => alarm(`C${index}`))
  const strips = alarmStrips([...cameras, alarm('Barn', { rule: 'Motion', since: 5000 })], labelOf)
  expect(strips).toMatchObject([
    { what: 'Alarm: Lost.', todo: 'C0, C1, C2, C3, C4, C5 and 24 more', severity: 'alarm' },
    { what: 'Alarm: Motion.', todo: 'Stable', at: 5000 },
  ])
})

test('a camera more does not make it a new notice', () => {
  const identity = (...active: readonly ActiveAlarm[]) =>
    alarmStrips(active, labelOf).map(identityOf)
  expect(identity(alarm('Barn'), alarm('Gate'))).toEqual(identity(alarm('Barn')))
})

test('what a person has dealt with has none', () => {
  const dealt = [alarm('Barn', { isAcknowledged: true }), alarm('Gate', { isSnoozed: true })]
  expect(alarmStrips(dealt, labelOf)).toEqual([])
})

test('the buttons of a strip are for the alarms that it shows', () => {
  const dealt = [alarm('Barn', { isAcknowledged: true }), alarm('Gate', { isSnoozed: true })]
  const others = [alarm('Mill'), alarm('Yard', { rule: 'Motion' })]
  expect(alarmsOfStrip([...dealt, ...others], { key: 'alarm Lost' })).toEqual(['r1 Mill'])
})
