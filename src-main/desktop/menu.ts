/** The application menu, with each platform's roles. */
import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../contract/bridge.ts'
import type { Privacy } from '../features/diagnostics/contents.ts'
import { tell } from './ipc/main-ipc.ts'
import { showAbout } from './about.ts'

/** What the main process does itself; all else is a command to the wall's page. */
export interface MenuActs {
  readonly copyReport: () => void
  readonly removeSilent: () => void
  readonly lookForUpdates: () => void
  readonly saveDiagnostics: (whose: Privacy) => void
}

export function setUpMenu(wall: BrowserWindow, acts: MenuActs): void {
  const command = (command: MenuCommand) => tell(wall.webContents, 'menu:command', command)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, command, acts)))
}

function menuTemplate(
  platform: NodeJS.Platform,
  command: (command: MenuCommand) => void,
  acts: MenuActs,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => command('settings'),
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about: MenuItemConstructorOptions = { label: 'About Camwall', click: showAbout }
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const fileMenu: MenuItemConstructorOptions = {
    label: 'File',
    submenu: isMac ? [{ role: 'close' }] : [settings, separator, { role: 'quit' }],
  }
  const viewMenu: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { label: 'All cameras', click: () => command('all-cameras') },
      { id: 'remove-silent', label: 'Remove cameras that are not live', click: acts.removeSilent },
      separator,
      { role: 'togglefullscreen' },
      separator,
      { role: 'reload' },
      { role: 'toggleDevTools' },
    ],
  }
  const helpMenu: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      { label: 'Copy report', click: acts.copyReport },
      {
        label: 'Save diagnostics',
        submenu: [
          {
            label: 'Without names and addresses…',
            click: () => acts.saveDiagnostics('without-names'),
          },
          {
            label: 'With names, addresses and crash dumps…',
            click: () => acts.saveDiagnostics('with-all'),
          },
        ],
      },
      { label: 'Check for updates', click: acts.lookForUpdates },
      separator,
      about,
    ],
  }
  return [
    ...(isMac ? [appMenu] : []),
    fileMenu,
    { role: 'editMenu' },
    viewMenu,
    { role: 'windowMenu' },
    helpMenu,
  ]
}
