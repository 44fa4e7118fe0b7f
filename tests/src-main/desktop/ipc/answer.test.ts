import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsRequests } from '../../../../src-main/app/settings/contract.ts'
import { request, type Right } from '../../../../src-main/contract/request.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import {
  answer,
  checkComplete,
  joined,
  RequestFault,
} from '../../../../src-main/desktop/ipc/answer.ts'
import { requests as all } from '../../../../src-main/features/list.ts'

const requests = {
  'tile:name': request<[id: number, name: string], string>('view', () =>
    z.tuple([z.int(), z.string()]),
  ),
  ...settingsRequests([hubSection]),
} as const

function contextOf(...rights: readonly Right[]) {
  return { window: { id: 'w1', rights: new Set(rights) } }
}

const handlers = {
  'tile:name': (_context: unknown, id: number, name: string) => `${id} ${name}`,
  'settings:change': (_context: unknown, name: string, patch: unknown) => [name, patch],
}
const ask = (name: unknown, args: readonly unknown[], ...rights: readonly Right[]) =>
  answer(requests, handlers, contextOf(...rights), name, args)

test('a handler gets who asks, and the arguments', async () => {
  const context = contextOf('view')
  const echo = { 'tile:name': (...given: unknown[]) => given }
  expect(await answer(requests, echo, context, 'tile:name', [1, 'Barn'])).toEqual([
    context,
    1,
    'Barn',
  ])
  expect(await ask('tile:name', [1, 'Barn'], 'view')).toBe('1 Barn')
})

test('a window without the right to configure is refused a change of settings', async () => {
  await expect(ask('settings:change', ['hub', { maxFps: 5 }], 'view', 'arrange')).rejects.toThrow(
    new RequestFault('This window may not configure.'),
  )
  expect(await ask('settings:change', ['hub', { maxFps: 5 }], 'configure')).toEqual([
    'hub',
    { maxFps: 5 },
  ])
})

test.each([
  ['nobody:knows', [], 'Camwall knows no request nobody:knows.'],
  ['toString', [], 'Camwall knows no request toString.'],
  ['__proto__', [], 'Camwall knows no request __proto__.'],
  [7, [], 'Camwall knows no request without a name.'],
  ['tile:name', ['1', 'Barn'], /^Camwall does not take that: .*expected number/],
  ['tile:name', [1], /^Camwall does not take that/],
  ['tile:name', [1, 'Barn', 'more'], /^Camwall does not take that/],
  ['settings:change', ['hub', { maxFps: 0 }], /Too small.*→ at \[1\]\.maxFps/s],
  ['settings:change', ['hub', { listen: 'udp://*:1' }], /udp:\/\/ is not supported/],
  ['settings:change', ['hub', { colour: 'red' }], /colour/],
  ['settings:change', ['version', {}], /^Camwall does not take that/],
  ['settings:change', ['hub'], /^Camwall does not take that/],
  ['settings:change', [], /^Camwall does not take that/],
])('%s with %j is refused, and says why', async (name, args, why) => {
  await expect(ask(name, args, 'view', 'arrange', 'configure')).rejects.toThrow(why)
})

test('what a handler throws is the answer', async () => {
  const broken = {
    'tile:name': () => {
      throw new Error('It is broken.')
    },
  }
  await expect(
    answer(requests, broken, contextOf('view'), 'tile:name', [1, 'Barn']),
  ).rejects.toThrow('It is broken.')
})

test('parts are joined, and none takes another’s name', () => {
  const one = () => 1
  expect(joined([{ one }, {}, { two: one }])).toEqual({ one, two: one })
  expect(() => joined([{ one }, { one }])).toThrow('one has two handlers.')
})

test('a request that nobody answers is found at the start', () => {
  checkComplete(requests, handlers)
  expect(() => checkComplete(all, handlers)).toThrow(/^Nobody answers .*tiles:move/)
})

test.each([
  ['wall:open', []],
  ['settings:change', ['updates', { lookForUpdates: false }]],
  ['settings:change', ['hub', { connect: ['tcp://10.0.0.1:5555'] }]],
  ['update:act', ['restart']],
  ['tiles:move', [['t1', 't2'], 't3']],
  ['tiles:move', [['t1'], undefined]],
  ['notice:dismiss', [3]],
  ['page:stalled', [123.5]],
  ['painter:ended', ['out of memory']],
  ['command:run', ['new-window']],
  ['menu:tile', [{ x: 1.5, y: 2 }]],
] as const)('%s takes %j', (name, args) => {
  expect(all[name].args().parse(args)).toEqual(args)
})

test.each([
  ['wall:open', ['more']],
  ['settings:change', ['updates', { lookForUpdates: 'no' }]],
  ['settings:change', ['updates', { mode: 'pub-sub' }]],
  ['update:act', ['install']],
  ['tiles:move', ['t1', undefined]],
  ['tiles:twin', [7]],
  ['tiles:remove', [undefined]],
  ['window:full-screen', ['yes']],
  ['page:stalled', [-1]],
  ['page:stalled', [Infinity]],
  ['page:stalled', ['50']],
  ['clipboard:write', ['x'.repeat(10_001)]],
  ['command:run', ['format-disk']],
  ['menu:tile', [{ x: 1 }]],
] as const)('%s refuses %j', (name, args) => {
  expect(all[name].args().safeParse(args).success).toBe(false)
})
