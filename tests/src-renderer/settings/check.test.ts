/** What fields accept. */
import { expect, test } from 'vitest'
import { checkListen, checkMaxFps } from '../../../src-renderer/settings/check.ts'

test('takes a listen address, completed', () => {
  expect(checkListen('*:5556')).toEqual({ ok: true, value: 'tcp://*:5556' })
  expect(checkListen('tcp://*')).toEqual({
    ok: false,
    why: 'The port is missing. Add it after the host: tcp://*:5555.',
  })
})

test.each(['1', ' 60 ', '240'])('takes %s frames a second', (text) => {
  expect(checkMaxFps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', '0', '241', '1.5', '-3', 'fast', '1e2'])('refuses "%s" frames a second', (text) => {
  expect(checkMaxFps(text)).toEqual({ ok: false, why: 'Type a whole number from 1 to 240.' })
})
