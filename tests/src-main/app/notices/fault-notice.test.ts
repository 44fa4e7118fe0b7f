import { expect, test } from 'vitest'
import { FaultNotice } from '../../../../src-main/app/notices/fault-notice.ts'
import { NoticeBoard } from '../../../../src-main/app/notices/notice-board.ts'
import type { HubFault } from '../../../../src-main/contract/hub.ts'
import { message } from '../../../../src-main/contract/text/text.ts'

const taken = (port: number): HubFault => ({
  what: message('hub.fault.port-taken', { port }),
  todo: message('hub.fault.port-taken.todo'),
})

test('the same fault is told once, until it is another one or has ended', () => {
  const board = new NoticeBoard(() => undefined)
  const shown: HubFault[] = []
  const fault = new FaultNotice(
    {
      notify: (notice) => board.add(notice, 0),
      withdrawNotice: (key) => board.withdraw(key),
    },
    { key: 'fault', words: (why) => why, show: (what) => shown.push(what) },
  )
  fault.show(taken(8080))
  fault.show(taken(8080))
  expect(board.notices).toMatchObject([{ ...taken(8080), severity: 'error', times: 1 }])
  fault.show(taken(8081))
  expect(board.notices).toMatchObject([{ ...taken(8081), times: 2 }])
  expect(shown).toEqual([taken(8080), taken(8081)])
  board.dismiss(board.notices.map(({ id }) => id))
  fault.show(taken(8081))
  expect(board.notices).toEqual([])
  fault.end()
  fault.show(taken(8081))
  expect(board.notices).toMatchObject([{ times: 1 }])
  fault.end()
  expect(board.notices).toEqual([])
})
