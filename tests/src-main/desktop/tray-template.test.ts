/** The menu of the icon in the tray. */
import { expect, test } from 'vitest'
import { ENGLISH, message } from '../../../src-main/contract/text/text.ts'
import { trayTemplate } from '../../../src-main/desktop/tray-template.ts'

test('what features offer is between “Open” and “Quit”', () => {
  const done: string[] = []
  const tray = {
    tooltip: message('tray.no-alarm'),
    items: [
      {
        label: message('alarms.snooze'),
        acts: [{ label: message('alarms.until-restart'), acts: () => void done.push('snooze') }],
      },
      { label: message('alarms.end-snooze'), acts: () => void done.push('end') },
    ],
  }
  const acts = { open: () => void done.push('open'), quit: () => void done.push('quit') }
  const items = trayTemplate(tray, ENGLISH, acts)
  expect(items.map(({ label, type }) => label ?? type)).toEqual([
    'Open Camwall',
    'separator',
    'Snooze',
    'End snooze',
    'separator',
    'Quit Camwall',
  ])
  const submenu = items[2]?.submenu
  const nested = Array.isArray(submenu) ? submenu : []
  expect(nested.map(({ label }) => label)).toEqual(['Until restart'])
  for (const { click } of [...items, ...nested]) (click as (() => void) | undefined)?.()
  expect(done).toEqual(['open', 'end', 'quit', 'snooze'])
})

test('without anything that features offer there is one line between “Open” and “Quit”', () => {
  const tray = { tooltip: message('tray.no-window'), items: [] }
  const nothing = () => undefined
  const items = trayTemplate(tray, ENGLISH, { open: nothing, quit: nothing })
  expect(items.map(({ label, type }) => label ?? type)).toEqual([
    'Open Camwall',
    'separator',
    'Quit Camwall',
  ])
})
