/** What fields accept. */
import { expect, test } from 'vitest'
import { checkListen, checkNumber, orNone } from '../../../src-renderer/settings/check.ts'

test('takes a listen address, completed', () => {
  expect(checkListen('*:5556')).toEqual({ ok: true, value: 'tcp://*:5556' })
  expect(checkListen('tcp://*')).toEqual({
    ok: false,
    why: 'The port is missing. Add it after the host: tcp://*:5555.',
  })
})

const fps = checkNumber({ min: 1, max: 240, whole: true })
const mbps = orNone(checkNumber({ min: 0.1, max: 10_000 }))

test.each(['1', ' 60 ', '240'])('takes %s frames a second', (text) => {
  expect(fps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', '0', '241', '1.5', '-3', 'fast', '1e2'])('refuses "%s" frames a second', (text) => {
  expect(fps(text)).toEqual({ ok: false, why: 'Type a whole number from 1 to 240.' })
})

test.each(['0.1', ' 2.5 ', '10000'])('takes %s megabits a second', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: Number(text) })
})

test.each(['', ' '])('takes "%s" for no limit', (text) => {
  expect(mbps(text)).toEqual({ ok: true, value: null })
})

test.each(['0', '0.09', '10001', '.', '1.', '1,5', '-1', 'none', 'Infinity'])(
  'refuses "%s" megabits a second',
  (text) => {
    const why = 'Type a number from 0.1 to 10000. Or leave it empty: no limit.'
    expect(mbps(text)).toEqual({ ok: false, why })
  },
)
