import { expect, test } from 'vitest'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import {
  checkFault,
  downloadFault,
  UpdateError,
} from '../../../../src-main/features/updates/update-faults.ts'

function coded(code: string, message = 'something long\n  at a stack'): Error {
  return Object.assign(new Error(message), { code })
}

test.each([
  [coded('ERR_CHECKSUM_MISMATCH'), /refused: its checksum is not the published one/],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), /refused: it is not signed by/],
  [coded('ENOSPC'), /the disk is full/],
  [new Error('net::ERR_CONNECTION_RESET'), /failed \(net::ERR_CONNECTION_RESET\)/],
])(
  '%s has a message with what happened, that nothing was changed, and what to do',
  (error, what) => {
    const fault = downloadFault(error)
    expect(ENGLISH.say(fault.what)).toMatch(what)
    expect(ENGLISH.say(fault.what)).toMatch(/Nothing was changed\.$/)
    expect(fault.todo).toBeDefined()
  },
)

test('a message from a server is truncated to one line', () => {
  const what = ENGLISH.say(checkFault(new Error(`${'x'.repeat(5000)}\n<html>`)).what)
  expect(what.length).toBeLessThan(250)
  expect(what).not.toContain('<html>')
})

test('a reason of Camwall’s own is worded where the notice is', () => {
  const reason = message('update.no-answer', { seconds: 20 })
  expect(checkFault(new UpdateError(reason)).what).toEqual(
    message('update.not-checked', { reason }),
  )
})
