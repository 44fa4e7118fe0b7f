import { expect, test } from 'vitest'
import { Refusals } from '../../../../src-main/features/encryption/refusals.ts'
import type { NewNotice } from '../../../../src-main/app/notices/notice-board.ts'

function aLog() {
  const told: NewNotice[] = []
  return { told, refusals: new Refusals((notice) => told.push(notice)) }
}

test('each sender is told once and counted always', () => {
  const { told, refusals } = aLog()
  for (let time = 0; time < 3; time++) refusals.note({ why: 'address', who: '10.0.0.7' })
  refusals.note({ why: 'name', who: '10.0.0.7' })
  refusals.note({ why: 'unencrypted' })
  refusals.note({ why: 'unencrypted' })
  for (const why of ['key', 'key', 'hub-key', 'encrypts', 'address'] as const)
    refusals.note({ why: `publisher-${why}`, who: 'tcp://pi:1' })
  expect(told.map(({ what }) => what)).toEqual([
    'Refused a sender at 10.0.0.7: the address may not send.',
    'Refused “10.0.0.7”: no camera of that name may send.',
    'Refused a sender that did not encrypt.',
    'Refused tcp://pi:1: it does not encrypt, or not with the key after its address.',
    'tcp://pi:1 did not let Camwall in: it encrypts for another hub.',
    'tcp://pi:1 did not let Camwall in: it encrypts, and Camwall does not.',
    'Camwall cannot connect to tcp://pi:1: no host can have this name.',
  ])
  expect(refusals.counts).toEqual([
    { why: 'address', who: '10.0.0.7', times: 3 },
    { why: 'name', who: '10.0.0.7', times: 1 },
    { why: 'unencrypted', times: 2 },
    { why: 'publisher-key', who: 'tcp://pi:1', times: 2 },
    { why: 'publisher-hub-key', who: 'tcp://pi:1', times: 1 },
    { why: 'publisher-encrypts', who: 'tcp://pi:1', times: 1 },
    { why: 'publisher-address', who: 'tcp://pi:1', times: 1 },
  ])
})

test('who is still refused after the lists have changed is told again, and counted on', () => {
  const { told, refusals } = aLog()
  refusals.note({ why: 'key', who: '10.0.0.7', key: 'k' })
  refusals.tellAgain()
  refusals.note({ why: 'key', who: '10.0.0.7', key: 'k' })
  expect(told).toHaveLength(2)
  expect(refusals.counts).toEqual([{ why: 'key', who: 'k', times: 2 }])
})

test('a stranger with a thousand names is told of a few times, and none goes uncounted', () => {
  const { told, refusals } = aLog()
  for (let name = 0; name < 1000; name++) refusals.note({ why: 'name', who: `Pi ${name}` })
  refusals.note({ why: 'address', who: '10.0.0.7' })
  expect(told).toHaveLength(9)
  expect(refusals.counts.length).toBeLessThanOrEqual(258)
  expect(refusals.counts.reduce((sum, { times }) => sum + times, 0)).toBe(1001)
  refusals.note({ why: 'name', who: 'Pi 0' })
  expect(refusals.counts[0]).toEqual({ why: 'name', who: 'Pi 0', times: 2 })
})
