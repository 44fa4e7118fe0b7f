/** Requests and commands of the core. */
import { expect, test } from 'vitest'
import { coreHandlers, coreRunners } from '../../../src-main/app/core-handlers.ts'
import { ENGLISH, message } from '../../../src-main/contract/text/text.ts'
import { aWindow } from '../../support/a-window.ts'
import { closeAfterEach } from '../../support/guarded-hub.ts'
import { anArrival, picture } from '../../support/open-feed.ts'
import { openHouse } from '../../support/open-house.ts'

const closing = closeAfterEach()

test('cameras that are not live are removed, but not while the layout of the window is locked, which is said', async () => {
  const { camwall } = await openHouse(closing)
  camwall.feed.take(picture('Barn'), anArrival(), { at: 0, steady: performance.now() - 60_000 })
  const arranger = camwall.layouts.of('l1')
  const remove = () => coreRunners(camwall)['remove-silent']({ window: aWindow() })
  arranger.changeLayout({ isLocked: true })
  remove()
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['Barn'])
  expect(camwall.state.notices.map(({ what }) => what.key)).toEqual(['notice.layout-locked'])
  arranger.changeLayout({ isLocked: false })
  remove()
  expect(camwall.cameras).toEqual([])
})

test('nothing is undone or redone while the layout of the window is locked, which is said', async () => {
  const { camwall } = await openHouse(closing)
  const arranger = camwall.layouts.of('l1')
  const runners = coreRunners(camwall)
  const context = { window: aWindow() }
  const said = () => camwall.state.notices.map(({ what }) => what.key)
  const kind = () => arranger.layout.kind
  const first = kind()
  arranger.changeLayout({ kind: 'rows' })
  arranger.changeLayout({ isLocked: true })
  runners['undo-wall'](context)
  expect(kind()).toBe('rows')
  expect(said()).toEqual(['notice.layout-locked'])
  arranger.changeLayout({ isLocked: false })
  runners['undo-wall'](context)
  expect(kind()).toBe(first)
  arranger.changeLayout({ isLocked: true })
  camwall.dismissNotices(camwall.state.notices.map(({ id }) => id))
  runners['redo-wall'](context)
  expect(kind()).toBe(first)
  expect(said()).toEqual(['notice.layout-locked'])
})

test('a locked layout is only unlocked: every other change of it is refused, with the reason', async () => {
  const { camwall, request } = await openHouse(closing)
  for (const name of ['Barn', 'Yard']) camwall.feed.take(picture(name), anArrival())
  const context = { window: aWindow() }
  const handlers = coreHandlers(camwall)
  const named = () => camwall.layouts.of('l1').named
  await handlers['layout:change'](context, { isLocked: true })
  const before = named()
  const changes = [
    () => handlers['tiles:move'](context, ['t1'], undefined),
    () => handlers['tiles:swap'](context, 't1', 't2'),
    () => handlers['tiles:twin'](context, 't1'),
    () => handlers['tiles:hotspot'](context, 't1'),
    () => handlers['tiles:remove'](context, ['t1']),
    () => handlers['layout:change'](context, { kind: 'rows' }),
    () => handlers['layouts:rules'](context, { newcomers: 'aside' }),
    () => handlers['layouts:add-cameras'](context, ['Gate']),
  ]
  const refusal = ENGLISH.say(message('request.layout-locked'))
  for (const change of changes) expect(change).toThrow(refusal)
  await expect(request('views:window', 't1')).rejects.toThrow(refusal)
  expect(named()).toBe(before)
  await handlers['layout:change'](context, { isLocked: false })
  await handlers['tiles:move'](context, ['t1'], undefined)
  expect(named().tiles.map(({ camera }) => camera)).toEqual(['Yard', 'Barn'])
})
