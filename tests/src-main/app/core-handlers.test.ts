/** Commands of the core. */
import { expect, test } from 'vitest'
import { coreRunners } from '../../../src-main/app/core-handlers.ts'
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
