/** The menu bar, and the menus of a tile and of a layout. */
import { app, BaseWindow, Menu, type PopupOptions } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import { isSingleCharacter, type CommandContract } from '../contract/command.ts'
import { keysSection } from '../features/keys/contract.ts'
import { commands } from '../features/list.ts'
import {
  layoutMenuTemplate,
  menuTemplate,
  tileMenuTemplate,
  type MenuPlan,
} from './menu-template.ts'
import { systemLanguage } from './system-language.ts'
import type { WallWindow } from './windows/wall-window.ts'
import type { WallWindows } from './windows/wall-windows.ts'

/** Opens a menu in a window, at a position in CSS pixels. Resolves when it is closed. */
type PopUp = (window: WallWindow, at: { readonly x: number; readonly y: number }) => Promise<void>

export interface PopUpMenus {
  /** For the tiles that are selected in the window. */
  readonly tile: PopUp
  /** For the layout that the window shows. */
  readonly layout: PopUp
}

export function setUpMenus(
  settings: Pick<Camwall['settings'], 'get' | 'onChange'>,
  windows: WallWindows,
  run: (window: WallWindow, id: string) => void,
): PopUpMenus {
  const plan = (): MenuPlan => ({
    platform: process.platform,
    name: app.name,
    commands: shownCommands(settings.get(keysSection).singleCharacters),
    language: systemLanguage(),
    chosen: (id, focused) => {
      const of = focused instanceof BaseWindow ? windows.byWindow(focused) : undefined
      const window = of ?? windows.focused
      if (window !== undefined) run(window, id)
    },
  })
  const show = () => Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(plan())]))
  show()
  settings.onChange((section) => {
    if (section === keysSection.name) show()
  })
  const popUp =
    (template: typeof tileMenuTemplate): PopUp =>
    (window, { x, y }) => {
      const { layout } = window
      // An alarm may show another layout while the menu is open. Its commands are not meant for that one.
      const chosen = (id: string) => {
        if (window.layout === layout) run(window, id)
      }
      const menu = Menu.buildFromTemplate([...template({ ...plan(), chosen })])
      return opened(menu, { window: window.window, x: Math.round(x), y: Math.round(y) })
    }
  return { tile: popUp(tileMenuTemplate), layout: popUp(layoutMenuTemplate) }
}

/** Resolves when the menu is closed. */
function opened(menu: Menu, place: PopupOptions): Promise<void> {
  return new Promise((closed) => {
    // Only macOS shows it later.
    let isShown = process.platform === 'darwin'
    menu.once('menu-will-show', () => (isShown = true))
    menu.popup({ ...place, callback: closed })
    // While another menu is open, Electron closes that one, does not show this one, and never calls back.
    if (!isShown) closed()
  })
}

/** With the keys that are on. */
function shownCommands(hasSingleCharacters: boolean): readonly CommandContract[] {
  if (hasSingleCharacters) return commands
  return commands.map((command: CommandContract) => ({
    ...command,
    keys: (command.keys ?? []).filter((key) => !isSingleCharacter(key)),
  }))
}
