/** The context of a request: its window, and the window's rights. */
import type { PastFrame, PastMoment } from '../capture/past.ts'
import type { CommandContract } from '../contract/command.ts'
import type { ArgsOf, RequestContracts, ResultOf, Right } from '../contract/request.ts'

export interface RequestingWindow {
  readonly id: string
  /** The id of the layout that it shows: changes of tiles and of the layout are made there. */
  readonly layout: string
  readonly rights: ReadonlySet<Right>
  /** Of a page in a browser: its user, and the hash of the token that proves it; neither while there are no users. */
  readonly identity?: { readonly user: string | undefined; readonly proof: string | undefined }
  /** Shows all cameras as they were at a time, in milliseconds since the epoch. */
  showPast(past: PastMoment, time: number): void
  showLive(): void
  /** Whether it shows the newest frames, and not the past. */
  readonly isLive: boolean
  /** A camera's frame of the past moment that it shows, whether its tile is painted or not; `undefined` if it is live. */
  pastOf(camera: string): PastFrame | undefined
}

export interface Context<Window extends RequestingWindow = RequestingWindow> {
  readonly window: Window
}

/** A handler for each request. Its arguments are already checked. */
export type HandlersOf<
  Requests extends RequestContracts,
  Window extends RequestingWindow = RequestingWindow,
> = {
  readonly [Name in keyof Requests]: (
    context: Context<Window>,
    ...args: ArgsOf<Requests[Name]>
  ) => ResultOf<Requests[Name]> | Promise<ResultOf<Requests[Name]>>
}

/** A runner for each command that the main process runs. */
export type RunnersOf<
  Commands extends readonly CommandContract[],
  Window extends RequestingWindow = RequestingWindow,
> = Readonly<
  Record<
    Extract<Commands[number], { readonly runs: 'main' }>['id'],
    (context: Context<Window>) => void
  >
>
