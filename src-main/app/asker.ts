/** Who asked for something: a window, and what it may do. */
import type { CommandContract } from '../contract/command.ts'
import type { ArgsOf, RequestContracts, ResultOf, Right } from '../contract/request.ts'

export interface AskingWindow {
  readonly id: string
  readonly rights: ReadonlySet<Right>
}

export interface Context<Window extends AskingWindow = AskingWindow> {
  readonly window: Window
}

/** One for each request, with its arguments, which were checked. */
export type HandlersOf<
  Requests extends RequestContracts,
  Window extends AskingWindow = AskingWindow,
> = {
  readonly [Name in keyof Requests]: (
    context: Context<Window>,
    ...args: ArgsOf<Requests[Name]>
  ) => ResultOf<Requests[Name]> | Promise<ResultOf<Requests[Name]>>
}

/** One for each command that the main process carries out. */
export type RunnersOf<
  Commands extends readonly CommandContract[],
  Window extends AskingWindow = AskingWindow,
> = Readonly<
  Record<
    Extract<Commands[number], { readonly runs: 'main' }>['id'],
    (context: Context<Window>) => void
  >
>
