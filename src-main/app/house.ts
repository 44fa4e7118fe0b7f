/** What a feature is given, and what it gives. Features know nothing of each other: what they share is here. */
import type { CommandContract } from '../contract/command.ts'
import type { RequestContracts } from '../contract/request.ts'
import type { Seal } from '../receive/access/hub-key.ts'
import type { AskingWindow, HandlersOf, RunnersOf } from './asker.ts'
import type { Camwall } from './camwall.ts'
import type { LogFile } from './log/log-file.ts'
import type { Report } from './report/report.ts'

export interface House {
  /** Its hub opens when every feature has started. */
  readonly camwall: Camwall
  readonly log: LogFile
  readonly desktop: Desktop
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** What was received and painted until now. */
  readonly report: () => Report
}

/** The system on which Camwall runs. */
export interface Desktop {
  /** Camwall's own version. */
  readonly version: string
  /** A Camwall that was started from its sources is not. */
  readonly isPackaged: boolean
  readonly folders: {
    /** Of the settings, and of what is kept beside them. */
    readonly settings: string
    readonly documents: string
    readonly crashDumps: string
    /** The user's own. */
    readonly home: string
  }
  /** How many seconds to wait for what may never come; as many as given, but in tests of the whole program. */
  patience(seconds: number): number
  /** Resolves when network and windows can be used. */
  whenReady(): Promise<void>
  /** The system's key store; `undefined` where there is none. */
  findSeal(): Promise<Seal | undefined>
  copyText(text: string): Promise<void>
  /** Asks the person at a window; `undefined` when they would rather not. */
  askWhereToSave(window: AskingWindow, file: FileToSave): Promise<string | undefined>
  /** At the end of Camwall this program is started, with the flags of this run. */
  startNext(program: string): void
  /** Ends Camwall as a person does, and `takeOver` is the last thing of all: it quits the process. If it resolves, Camwall is started again. */
  quitFor(takeOver: () => Promise<void>): void
}

export interface FileToSave {
  readonly title: string
  readonly defaultPath: string
  readonly kind: { readonly name: string; readonly extension: string }
}

export interface Feature<
  Requests extends RequestContracts = RequestContracts,
  Commands extends readonly CommandContract[] = readonly [],
> {
  readonly name: string
  /** Its topics are published when it returns. */
  start(house: House): Running<Requests, Commands>
}

export interface Running<
  Requests extends RequestContracts = RequestContracts,
  Commands extends readonly CommandContract[] = readonly [],
> {
  /** What it answers. */
  readonly handlers: HandlersOf<Requests>
  /** What it does when a command is given. */
  readonly runners: RunnersOf<Commands>
  /** Called first of all at the end of Camwall, while the hub is still open. */
  stop?(): void
}
