import { describe, expect, test } from 'vitest'
import { hubSection } from '../../../src-main/contract/settings.ts'

test('all settings are reported except the senders’ keys', () => {
  const all = Object.keys(hubSection.settings)
  expect(all.filter((key) => !hubSection.reported.some((reported) => reported === key))).toEqual([
    'senderKeys',
  ])
})

test('an empty file has the defaults', () => {
  expect(hubSection.file().parse({})).toEqual(hubSection.defaults)
})

test('a file from before limits and lists were introduced has none', () => {
  const hub = { mode: 'req-rep', listen: 'tcp://*:6000', connect: [], maxFps: 25 } as const
  const none = { alsoListen: [], maxMbps: null, wallMaxFps: null, wallMaxMbps: null, hiddenFps: 1 }
  const everybody = { allowFrom: [], allowNames: [], encrypt: false, senderKeys: [] }
  expect(hubSection.file().parse(hub)).toEqual({ ...hub, ...none, ...everybody })
})

describe('a change', () => {
  test.each([
    [{ mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'] }],
    [{ connect: ['tcp://10.0.0.1:5555', 'tcp://küche.local:5555'] }],
    [{ maxMbps: 0.1, wallMaxFps: 61_440, wallMaxMbps: 10_000, hiddenFps: 0.5 }],
    [{ maxMbps: null, wallMaxFps: null, wallMaxMbps: null }],
  ])('may be %j', (change) => {
    expect(hubSection.patch().parse(change)).toEqual(change)
  })

  test.each([
    [{ mode: 'push' }],
    [{ listen: 'udp://*:1' }],
    [{ connect: Array.from({ length: 257 }, (_, index) => `tcp://10.0.0.1:${index + 1}`) }],
    [{ maxFps: 0 }],
    [{ maxFps: null }],
    [{ maxMbps: 0 }],
    [{ maxMbps: undefined }],
    [{ wallMaxFps: 0.5 }],
    [{ wallMaxMbps: Infinity }],
    [{ hiddenFps: 0.4 }],
    [{ hiddenFps: null }],
    [{ colour: 'red' }],
  ])('is never %j', (change) => {
    expect(hubSection.patch().safeParse(change).success).toBe(false)
  })
})
