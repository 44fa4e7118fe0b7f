/** The interface between features and the rest of Camwall. Features do not depend on each other. */
import type { CommandContract } from '../contract/command.ts'
import type { RequestContracts } from '../contract/request.ts'
import type { Message } from '../contract/text/text.ts'
import type { Theme } from '../contract/theme.ts'
import type { SecretStorage } from '../receive/access/secret-storage.ts'
import type { RequestingWindow, HandlersOf, RunnersOf } from './request-context.ts'
import type { Attention } from './attention.ts'
import type { Camwall } from './camwall.ts'
import type { LogFile } from './log/log-file.ts'
import type { RecordFlags } from './recording.ts'
import type { Report } from './report/report.ts'
import type { WallFileForm } from './settings/wall-file.ts'

export interface House {
  /** Its hub opens when every feature has started. */
  readonly camwall: Camwall
  /** Of the file of an export or import. */
  readonly wallFileForm: WallFileForm
  readonly log: LogFile
  readonly desktop: Desktop
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** What the command line says of recordings. */
  readonly recordFlags: RecordFlags
  /** What was received and painted so far. */
  readonly report: () => Report
}

/** The system on which Camwall runs. */
export interface Desktop {
  /** Camwall's own version. */
  readonly version: string
  /** A Camwall that was started from its sources is not. */
  readonly isPackaged: boolean
  readonly folders: {
    /** Of the settings file, and of files that are stored next to it. */
    readonly settings: string
    readonly documents: string
    readonly pictures: string
    readonly videos: string
    readonly crashDumps: string
    /** The user's home folder. */
    readonly home: string
  }
  /** A time limit in seconds: as given, except that end-to-end tests shorten it. */
  timeLimit(seconds: number): number
  /** Resolves when network and windows are available. */
  whenReady(): Promise<void>
  /** The system's key store; `undefined` on a system without one. */
  findSecretStorage(): Promise<SecretStorage | undefined>
  copyText(text: string): Promise<void>
  copyPng(png: Uint8Array<ArrayBuffer>): Promise<void>
  /** Shows a file in the system's file manager. */
  showInFolder(path: string): void
  /** Shows a save dialog at a window; `undefined` when it is cancelled. */
  chooseWhereToSave(window: RequestingWindow, file: FileToSave): Promise<string | undefined>
  /** Makes the windows light or dark. */
  showTheme(theme: Theme): void
  /** Shows a dialog that opens a file, at a window; `undefined` when it is cancelled. */
  chooseFile(
    window: RequestingWindow,
    file: Omit<FileToSave, 'defaultPath'>,
  ): Promise<string | undefined>
  /** Shows a dialog that opens a folder, at a window; `undefined` when it is cancelled. */
  chooseFolder(window: RequestingWindow, folder: FolderToChoose): Promise<string | undefined>
  readonly attention: Attention
  /** Keeps the display from sleeping, until it is turned off. */
  keepDisplayOn(isOn: boolean): void
  /** Whether the system can start this Camwall when a person logs in. One that runs from its sources is not started. */
  readonly canStartAtLogin: boolean
  /** Rejects if it cannot be arranged. */
  startAtLogin(start: LoginStart): Promise<void>
  /** Ends Camwall and starts it again with the same flags. */
  restart(): void
  /** Starts a program with the flags of this run when Camwall exits. */
  startNext(program: string): void
  /** Quits Camwall, and runs `takeOver` last, which ends the process. If it resolves instead, Camwall is restarted. */
  quitFor(takeOver: () => Promise<void>): void
}

/** How Camwall starts when a person logs in. */
export type LoginStart = 'off' | 'window' | 'kiosk'

export interface FileToSave {
  readonly title: Message
  readonly defaultPath: string
  readonly kind: { readonly name: Message; readonly extension: string }
}

export interface FolderToChoose {
  readonly title: Message
  readonly defaultPath: string
}

export interface Feature<
  Requests extends RequestContracts = RequestContracts,
  Commands extends readonly CommandContract[] = readonly [],
> {
  readonly name: string
  /** Publishes its topics before it returns. */
  start(house: House): Running<Requests, Commands>
}

export interface Running<
  Requests extends RequestContracts = RequestContracts,
  Commands extends readonly CommandContract[] = readonly [],
> {
  /** Handlers of its requests. */
  readonly handlers: HandlersOf<Requests>
  /** Runners of its commands. */
  readonly runners: RunnersOf<Commands>
  /** Whether Camwall goes on in the tray when its last window closes. */
  runsOn?(): boolean
  /** Called when it does. */
  goesOn?(): void
  /** Called at the start of the exit, while the hub is still open. */
  stop?(): void
}
