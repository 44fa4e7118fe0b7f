/** The page's interface to the main process: `window.camwall`. The features define its requests, topics and commands. */
import type { CameraStatus } from './camera.ts'
import type { ArgsOf, RequestContracts, ResultOf } from './request.ts'
import type { LanguageName } from './text/languages.ts'
import type { Message } from './text/text.ts'

export interface Bridge<Requests extends RequestContracts, Topics, CommandId extends string> {
  /** The language of the page's texts. It does not change while the page is loaded. */
  readonly language: LanguageName
  /** Commands that the page is not to offer: those of windows, in a browser, and those that its user may not run. */
  readonly without?: readonly string[]
  /** Milliseconds by which the hub's clock is ahead of the page's, in a browser on another computer. */
  readonly hubAheadMs?: number
  /** Does not reject: if the request fails, it resolves with the reason. */
  request<Name extends keyof Requests & string>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<Answer<ResultOf<Requests[Name]>>>
  /** Reports changes at once, and cameras' statistics twice a second. Returns a function that ends the subscription. */
  onState(listener: (change: StateChange<Topics>) => void): () => void
  /** Reports commands from the menus that the page must run. Returns a function that ends the subscription. */
  onCommand(listener: (id: CommandId) => void): () => void
}

/** The complete state, for a page that has just loaded. */
export interface Snapshot<Topics> {
  readonly topics: Topics
  readonly cameras: readonly CameraStatus[]
}

export interface StateChange<Topics> {
  /** Comes when a page has asked for the complete state: changes before it are part of that, and changes after it are not. */
  readonly opened?: true
  readonly topics?: Partial<Topics>
  readonly cameras?: CameraChanges
}

/** Changes since the last report of cameras. One that is in both lists was removed and has appeared again. */
export interface CameraChanges {
  readonly gone: readonly string[]
  readonly changed: readonly CameraChange[]
}

/** All fields of a new camera, else only the changed ones. */
export type CameraChange = Pick<CameraStatus, 'name'> & Partial<CameraStatus>

/** Page to main process, with a result: the request's name and arguments. */
export const REQUEST_CHANNEL = 'camwall:request'
/** Main process to page: a `StateChange`. */
export const STATE_CHANNEL = 'camwall:state'
/** Main process to page: a command's id. */
export const COMMAND_CHANNEL = 'camwall:command'
/** Main process to preload: the port for frames. */
export const FRAME_PORT_CHANNEL = 'frames:port'
/** Preload to page: the port for frames is transferred by `window.postMessage` with this data. */
export const FRAME_PORT_MESSAGE = 'camwall:frames'

/** The result of a request, or why it failed. Errors of the main process are not sent to the page unchanged. */
export type Answer<Result = unknown> = { readonly result: Result } | { readonly why: Message }

/** Prefix of the command-line argument that passes the window's language to its preload. */
export const LANGUAGE_ARGUMENT = '--camwall-language='
