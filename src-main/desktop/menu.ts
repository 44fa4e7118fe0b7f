/** The menu bar, and the menu of a tile. */
import { app, BaseWindow, Menu } from 'electron'
import { commands } from '../features/list.ts'
import { menuTemplate, tileMenuTemplate, type MenuPlan } from './menu-template.ts'
import { systemLanguage } from './system-language.ts'
import type { WallWindow } from './windows/wall-window.ts'
import type { WallWindows } from './windows/wall-windows.ts'

/** Opens the menu for the tiles that are selected in a window, at a position in CSS pixels. */
export type PopUpTileMenu = (
  window: WallWindow,
  at: { readonly x: number; readonly y: number },
) => void

export function setUpMenus(
  windows: WallWindows,
  run: (window: WallWindow, id: string) => void,
): PopUpTileMenu {
  const plan: MenuPlan = {
    platform: process.platform,
    name: app.name,
    commands,
    language: systemLanguage(),
    chosen: (id, focused) => {
      const of = focused instanceof BaseWindow ? windows.byWindow(focused) : undefined
      const window = of ?? windows.focused
      if (window !== undefined) run(window, id)
    },
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(plan)]))
  return (window, { x, y }) => {
    const chosen = (id: string) => run(window, id)
    const menu = Menu.buildFromTemplate([...tileMenuTemplate({ ...plan, chosen })])
    menu.popup({ window: window.window, x: Math.round(x), y: Math.round(y) })
  }
}
