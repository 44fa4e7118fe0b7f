/** Where the PIN is not asked for. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PinDialog } from '../../../../src-renderer/features/unattended/pin-dialog.tsx'
import { CamwallStore } from '../../../../src-renderer/store/camwall-store.ts'
import { CamwallContext } from '../../../../src-renderer/store/use-camwall.ts'
import { someTopics, StandInBridge } from '../../support/stand-in-bridge.ts'

test('a page that has no state yet asks for nothing', () => {
  const store = new CamwallStore(new StandInBridge(someTopics()))
  const dialog = createElement(CamwallContext, { value: store }, createElement(PinDialog))
  expect(renderToStaticMarkup(dialog)).toBe('')
})
