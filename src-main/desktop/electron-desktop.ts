/** The system as features see it, by Electron. */
import { homedir } from 'node:os'
import { app, clipboard, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron'
import type { AskingWindow } from '../app/asker.ts'
import type { Desktop } from '../app/house.ts'
import { ownArguments } from './command-line/own-arguments.ts'
import { patience } from './patience.ts'
import { findSystemSeal } from './system-seal.ts'

export interface DesktopParts {
  /** The window of the screen that asks, if it is still there. */
  readonly windowOf: (window: AskingWindow) => BrowserWindow | undefined
  readonly quitFor: Desktop['quitFor']
}

export function electronDesktop({ windowOf, quitFor }: DesktopParts): Desktop {
  return {
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    folders: {
      settings: app.getPath('userData'),
      // Asked late: where it cannot be found, Electron throws.
      get documents() {
        return app.getPath('documents')
      },
      crashDumps: app.getPath('crashDumps'),
      home: homedir(),
    },
    patience,
    whenReady: () => app.whenReady(),
    findSeal: findSystemSeal,
    copyText: (text) => clipboard.writeText(text),
    askWhereToSave: async (asking, { title, defaultPath, kind: { name, extension } }) => {
      const options: SaveDialogOptions = {
        title,
        defaultPath,
        filters: [{ name, extensions: [extension] }],
      }
      const window = windowOf(asking)
      const { filePath } = await (window === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      return filePath === '' ? undefined : filePath
    },
    startNext: (program) => app.relaunch({ execPath: program, args: ownArguments(process) }),
    quitFor,
  }
}
