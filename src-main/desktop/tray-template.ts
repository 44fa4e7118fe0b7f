/** The menu of the icon in the tray. Pure. */
import type { MenuItemConstructorOptions } from 'electron'
import type { Tray, TrayItem } from '../app/attention.ts'
import { message, type Language } from '../contract/text/text.ts'

type Item = MenuItemConstructorOptions

export function trayTemplate(
  { items }: Tray,
  language: Language,
  { open, quit }: { readonly open: () => void; readonly quit: () => void },
): readonly Item[] {
  const itemOf = ({ label, acts }: TrayItem): Item => ({
    label: language.say(label),
    ...(typeof acts === 'function' ? { click: acts } : { submenu: acts.map(itemOf) }),
  })
  const separator: Item = { type: 'separator' }
  return [
    itemOf({ label: message('tray.open'), acts: open }),
    separator,
    ...items.map(itemOf),
    ...(items.length === 0 ? [] : [separator]),
    itemOf({ label: message('menu.quit', { program: 'Camwall' }), acts: quit }),
  ]
}
