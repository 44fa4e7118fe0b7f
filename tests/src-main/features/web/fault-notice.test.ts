import { expect, test } from 'vitest'
import type { NewNotice } from '../../../../src-main/app/notices/notice-board.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import { FaultNotice } from '../../../../src-main/features/web/fault-notice.ts'

const TODO = message('hub.fault.port-taken.todo')
const taken = (port: number) => message('hub.fault.port-taken', { port })

test('the same fault is told once, until it is another one or has ended', () => {
  const told: NewNotice[] = []
  const withdrawn: string[] = []
  const fault = new FaultNotice({
    publisher: { publish: () => undefined },
    notify: (notice) => told.push(notice),
    withdrawNotice: (key) => withdrawn.push(key),
  })
  fault.show(taken(8080), TODO)
  fault.show(taken(8080), TODO)
  expect(told).toHaveLength(1)
  fault.show(taken(8081), TODO)
  expect(told).toHaveLength(2)
  fault.end()
  expect(withdrawn).toEqual([told[0]?.key])
  fault.show(taken(8081), TODO)
  expect(told).toHaveLength(3)
})
