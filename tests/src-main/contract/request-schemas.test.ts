import { expect, test } from 'vitest'
import { requestSchemas } from '../../../src-main/contract/request-schemas.ts'

test.each([
  ['wall:open', []],
  ['settings:change', [{ mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'] }]],
  ['settings:change', [{ connect: ['tcp://10.0.0.1:5555', 'tcp://küche.local:5555'] }]],
  ['settings:change', [{ maxMbps: 0.1, wallMaxFps: 61_440, wallMaxMbps: 10_000, hiddenFps: 0.5 }]],
  ['settings:change', [{ maxMbps: null, wallMaxFps: null, wallMaxMbps: null }]],
  ['settings:change-app', [{ lookForUpdates: false }]],
  ['update:act', ['restart']],
  ['wall:arrange', [['Barn', 'Yard']]],
  ['wall:solo', [undefined]],
  ['wall:solo', ['Barn']],
  ['notice:dismiss', [3]],
  ['page:stalled', [123.5]],
  ['painter:ended', ['out of memory']],
] as const)('%s takes %j', (channel, asked) => {
  expect(requestSchemas[channel].parse(asked)).toEqual(asked)
})

test.each([
  ['wall:open', ['more']],
  ['settings:change', [{ mode: 'push' }]],
  ['settings:change', [{ listen: 'udp://*:1' }]],
  ['settings:change', [{ maxFps: 0 }]],
  ['settings:change', [{ maxFps: null }]],
  ['settings:change', [{ maxMbps: 0 }]],
  ['settings:change', [{ maxMbps: undefined }]],
  ['settings:change', [{ wallMaxFps: 0.5 }]],
  ['settings:change', [{ wallMaxMbps: Infinity }]],
  ['settings:change', [{ hiddenFps: 0.4 }]],
  ['settings:change', [{ hiddenFps: null }]],
  ['settings:change', [{ colour: 'red' }]],
  ['settings:change', []],
  ['settings:change-app', [{ lookForUpdates: 'no' }]],
  ['settings:change-app', [{ mode: 'pub-sub' }]],
  ['update:act', ['install']],
  ['wall:arrange', ['Barn']],
  ['wall:solo', [7]],
  ['camera:forget', [undefined]],
  ['window:full-screen', ['yes']],
  ['page:stalled', [-1]],
  ['page:stalled', [Infinity]],
  ['page:stalled', ['50']],
  ['clipboard:write', ['x'.repeat(10_001)]],
] as const)('%s refuses %j', (channel, asked) => {
  expect(requestSchemas[channel].safeParse(asked).success).toBe(false)
})
