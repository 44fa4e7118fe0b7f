/** What a page sees of the main process: `window.camwall`. Its requests, topics and commands are those of the features. */
import type { CameraStatus } from './camera.ts'
import type { ArgsOf, RequestContracts, ResultOf } from './request.ts'

export interface Bridge<Requests extends RequestContracts, Topics, CommandId extends string> {
  /** Rejects in plain words when the request cannot be answered. */
  request<Name extends keyof Requests & string>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<ResultOf<Requests[Name]>>
  /** What changed, as soon as it changes; cameras' numbers twice a second. Gives its own stop function. */
  onState(listener: (change: StateChange<Topics>) => void): () => void
  /** A command that the page carries out, from a menu. Gives its own stop function. */
  onCommand(listener: (id: CommandId) => void): () => void
}

/** All that a page needs to begin with. */
export interface Snapshot<Topics> {
  readonly topics: Topics
  readonly cameras: readonly CameraStatus[]
}

export interface StateChange<Topics> {
  readonly topics?: Partial<Topics>
  readonly cameras?: CameraChanges
}

/** Since the last word of cameras. One that is in both lists has come anew: it is `gone` first. */
export interface CameraChanges {
  readonly gone: readonly string[]
  readonly changed: readonly CameraChange[]
}

/** All of a camera that is new, else only what is another now. */
export type CameraChange = Pick<CameraStatus, 'name'> & Partial<CameraStatus>

/** Of the one handled message: its name and arguments follow. */
export const REQUEST_CHANNEL = 'camwall:request'
/** Main process to page: a `StateChange`. */
export const STATE_CHANNEL = 'camwall:state'
/** Main process to page: a command's id. */
export const COMMAND_CHANNEL = 'camwall:command'
/** The port of frames goes from the main process to the preload on this channel. */
export const FRAME_PORT_CHANNEL = 'frames:port'
/** The port of frames is handed to the page by `window.postMessage`, with this as its data. */
export const FRAME_PORT_MESSAGE = 'camwall:frames'

/** What the one handled message comes to: errors of the main process do not cross as they are. */
export type Reply = { readonly result: unknown } | { readonly why: string }
