import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsRequests } from '../../../../src-main/app/settings/contract.ts'
import { request, type Right } from '../../../../src-main/contract/request.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import {
  answer,
  checkComplete,
  joined,
  RequestFault,
} from '../../../../src-main/app/requests/answer.ts'
import { requests as all } from '../../../../src-main/features/list.ts'
import { aWindow } from '../../../support/a-window.ts'

const requests = {
  'tile:name': request<[id: number, name: string], string>('view', () =>
    z.tuple([z.int(), z.string()]),
  ),
  ...settingsRequests([hubSection]),
} as const

function contextOf(...rights: readonly Right[]) {
  return { window: aWindow({ rights: new Set(rights) }) }
}

const handlers = {
  'tile:name': (_context: unknown, id: number, name: string) => `${id} ${name}`,
  'settings:change': (_context: unknown, name: string, patch: unknown) => [name, patch],
}
const sendRequest = (name: unknown, args: readonly unknown[], ...rights: readonly Right[]) =>
  answer(requests, handlers, contextOf(...rights), name, args)

test('a handler gets the request’s context and arguments', async () => {
  const context = contextOf('view')
  const echo = { 'tile:name': (...given: unknown[]) => given }
  expect(await answer(requests, echo, context, 'tile:name', [1, 'Barn'])).toEqual([
    context,
    1,
    'Barn',
  ])
  expect(await sendRequest('tile:name', [1, 'Barn'], 'view')).toBe('1 Barn')
})

test('a window without the right to configure cannot change settings', async () => {
  await expect(
    sendRequest('settings:change', ['hub', { maxFps: 5 }], 'view', 'arrange'),
  ).rejects.toThrow(new RequestFault(message('request.not-permitted', { right: 'configure' })))
  expect(await sendRequest('settings:change', ['hub', { maxFps: 5 }], 'configure')).toEqual([
    'hub',
    { maxFps: 5 },
  ])
})

test.each([
  ['nobody:knows', [], 'There is no request nobody:knows.'],
  ['toString', [], 'There is no request toString.'],
  ['__proto__', [], 'There is no request __proto__.'],
  [7, [], 'The request has no name.'],
  ['tile:name', ['1', 'Barn'], /^The request has wrong arguments: .*expected number/],
  ['tile:name', [1], /^The request has wrong arguments/],
  ['tile:name', [1, 'Barn', 'more'], /^The request has wrong arguments/],
  ['settings:change', ['hub', { maxFps: 0 }], /Too small.*→ at \[1\]\.maxFps/s],
  ['settings:change', ['hub', { listen: 'udp://*:1' }], /udp:\/\/ is not supported/],
  ['settings:change', ['hub', { colour: 'red' }], /colour/],
  ['settings:change', ['version', {}], /^The request has wrong arguments/],
  ['settings:change', ['hub'], /^The request has wrong arguments/],
  ['settings:change', [], /^The request has wrong arguments/],
])('%s with %j is refused with a reason', async (name, args, why) => {
  await expect(sendRequest(name, args, 'view', 'arrange', 'configure')).rejects.toThrow(why)
})

test('the result is the error that a handler throws', async () => {
  const broken = {
    'tile:name': () => {
      throw new Error('It is broken.')
    },
  }
  await expect(
    answer(requests, broken, contextOf('view'), 'tile:name', [1, 'Barn']),
  ).rejects.toThrow('It is broken.')
})

test('handlers are combined, and duplicate names throw', () => {
  const one = () => 1
  expect(joined([{ one }, {}, { two: one }])).toEqual({ one, two: one })
  expect(() => joined([{ one }, { one }])).toThrow('one has two handlers.')
})

test('a request without a handler is detected at the start', () => {
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
  ['notice:dismiss', [[3]]],
  ['page:failed', ['out of memory']],
  ['page:stalled', [123.5]],
  ['painter:ended', [{ kind: 'threw', error: 'out of memory' }]],
  ['painter:ended', [{ kind: 'gone' }]],
  ['command:run', ['new-window']],
  ['menu:tile', [{ x: 1.5, y: 2 }]],
] as const)('%s accepts %j', (name, args) => {
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
  ['page:failed', ['x'.repeat(1001)]],
  ['page:stalled', [-1]],
  ['painter:ended', ['out of memory']],
  ['painter:ended', [{ kind: 'threw' }]],
  ['page:stalled', [Infinity]],
  ['page:stalled', ['50']],
  ['clipboard:write', ['x'.repeat(100_001)]],
  ['command:run', ['format-disk']],
  ['menu:tile', [{ x: 1 }]],
] as const)('%s refuses %j', (name, args) => {
  expect(all[name].args().safeParse(args).success).toBe(false)
})
