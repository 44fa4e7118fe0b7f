import { expect, test } from 'vitest'
import { downloadFault, lookFault } from '../../../../src-main/features/updates/update-faults.ts'

function coded(code: string, message = 'something long\n  at a stack'): Error {
  return Object.assign(new Error(message), { code })
}

test.each([
  [coded('ERR_CHECKSUM_MISMATCH'), /refused: its checksum is not the one/],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), /refused: it is not signed by/],
  [coded('ENOSPC'), /the disk is full/],
  [new Error('net::ERR_CONNECTION_RESET'), /could not be taken \(net::ERR_CONNECTION_RESET\)/],
])('%s says what happened, that nothing was changed, and what to do', (error, what) => {
  const fault = downloadFault(error)
  expect(fault.what).toMatch(what)
  expect(fault.what).toMatch(/Nothing was changed\.$/)
  expect(fault.todo).toBeDefined()
})

test('what a server says is cut to a line', () => {
  const { what } = lookFault(new Error(`${'x'.repeat(5000)}\n<html>`))
  expect(what.length).toBeLessThan(250)
  expect(what).not.toContain('<html>')
})
