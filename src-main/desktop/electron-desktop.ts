/** Implements `Desktop` with Electron. */
import { homedir } from 'node:os'
import {
  app,
  clipboard,
  dialog,
  nativeTheme,
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import type { RequestingWindow } from '../app/request-context.ts'
import type { Attention } from '../app/attention.ts'
import type { Desktop } from '../app/house.ts'
import { ownAppImage } from '../features/updates/own-place.ts'
import { displaySleep } from './display-sleep.ts'
import { startAtLogin } from './login-start.ts'
import { copyPng } from './picture-clipboard.ts'
import { ownArguments } from './command-line/own-arguments.ts'
import { showInFolder } from './show-in-folder.ts'
import { systemLanguage } from './system-language.ts'
import { timeLimit } from './time-limit.ts'
import { findSystemSecretStorage } from './system-secret-storage.ts'

export interface DesktopParts {
  /** The Electron window of a requesting window, if it is still open. */
  readonly windowOf: (window: RequestingWindow) => BrowserWindow | undefined
  readonly quitFor: Desktop['quitFor']
  readonly attention: Attention
}

export function electronDesktop({ windowOf, quitFor, attention }: DesktopParts): Desktop {
  const opened = async (requesting: RequestingWindow, options: OpenDialogOptions) => {
    const window = windowOf(requesting)
    const { filePaths } = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return filePaths[0]
  }
  return {
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    folders: {
      settings: app.getPath('userData'),
      // Evaluated late: Electron throws if the folder cannot be found.
      get documents() {
        return app.getPath('documents')
      },
      get pictures() {
        return app.getPath('pictures')
      },
      get videos() {
        return app.getPath('videos')
      },
      crashDumps: app.getPath('crashDumps'),
      home: homedir(),
    },
    timeLimit,
    whenReady: () => app.whenReady(),
    findSecretStorage: findSystemSecretStorage,
    copyText: (text) => clipboard.writeText(text),
    copyPng,
    showInFolder,
    chooseWhereToSave: async (requesting, { title, defaultPath, kind: { name, extension } }) => {
      const language = systemLanguage()
      const options: SaveDialogOptions = {
        title: language.say(title),
        defaultPath,
        filters: [{ name: language.say(name), extensions: [extension] }],
      }
      const window = windowOf(requesting)
      const { filePath } = await (window === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      return filePath === '' ? undefined : filePath
    },
    showTheme: (theme) => {
      nativeTheme.themeSource = theme === 'night' ? 'dark' : theme
    },
    chooseFile: async (requesting, { title, kind: { name, extension } }) => {
      const language = systemLanguage()
      const options: OpenDialogOptions = {
        title: language.say(title),
        filters: [{ name: language.say(name), extensions: [extension] }],
        properties: ['openFile'],
      }
      return opened(requesting, options)
    },
    chooseFolder: (requesting, { title, defaultPath }) =>
      opened(requesting, {
        title: systemLanguage().say(title),
        defaultPath,
        properties: ['openDirectory', 'createDirectory'],
      }),
    attention,
    keepDisplayOn: displaySleep(),
    canStartAtLogin: app.isPackaged,
    startAtLogin,
    restart: () => {
      app.relaunch({ execPath: ownAppImage() ?? process.execPath })
      app.quit()
    },
    startNext: (program) => app.relaunch({ execPath: program, args: ownArguments(process) }),
    quitFor,
  }
}
