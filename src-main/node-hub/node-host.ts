/** Implements `Desktop` on a system without windows. What a person would have to see or choose does not happen. */
import { homedir } from 'node:os'
import type { Desktop } from '../app/house.ts'

const nothing = () => undefined
const nowhere = () => Promise.resolve(undefined)

export interface HostParts {
  readonly version: string
  /** Path of the settings folder. */
  readonly folder: string
  /** Notices for a person who looks at the log. */
  readonly notify: Desktop['attention']['notify']
  /** Ends the hub. What has started it starts it again, if it is to go on. */
  readonly quit: () => void
}

export function nodeHost({ version, folder, notify, quit }: HostParts): Desktop {
  return {
    version,
    isPackaged: false,
    // The user of a service may have no home, and may write only here.
    folders: {
      settings: folder,
      documents: folder,
      pictures: folder,
      videos: folder,
      crashDumps: folder,
      home: homedir(),
    },
    timeLimit: (seconds) => seconds,
    whenReady: () => Promise.resolve(),
    findSecretStorage: nowhere, // Key stores need a person who is logged in.
    copyText: () => Promise.resolve(),
    copyPng: () => Promise.resolve(),
    showInFolder: nothing,
    chooseWhereToSave: nowhere,
    chooseFile: nowhere,
    chooseFolder: nowhere,
    showTheme: nothing,
    attention: { notify, bringToFront: nothing, showLayout: nothing, showTray: nothing },
    keepDisplayOn: nothing,
    canStartAtLogin: false,
    startAtLogin: () => Promise.resolve(),
    restart: quit,
    startNext: nothing,
    quitFor: quit,
  }
}
