/** Answers requests of any page, in a window or a browser: the only place that checks their name, right and arguments. */
import { z } from 'zod'
import type { Context } from '../request-context.ts'
import type { Answer } from '../../contract/bridge.ts'
import type { RequestContracts } from '../../contract/request.ts'
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'

/** The handler of one request. The types of its arguments are in its contract. */
export type AnyHandler = (context: never, ...args: never[]) => unknown
export type AnyHandlers = Readonly<Record<string, AnyHandler>>

/** Why a request is refused. */
export class RequestFault extends Error {
  readonly why: Message

  constructor(why: Message) {
    super(ENGLISH.say(why))
    this.why = why
  }
}

/** Rejects with a `RequestFault`, or with what the handler throws. */
export async function answer(
  requests: RequestContracts,
  handlers: AnyHandlers,
  context: Context,
  name: unknown,
  args: readonly unknown[],
): Promise<unknown> {
  const contract = ownOf(requests, name)
  const handler = ownOf(handlers, name)
  if (contract === undefined || handler === undefined)
    throw new RequestFault(
      typeof name === 'string'
        ? message('request.unknown', { name })
        : message('request.without-name'),
    )
  if (!context.window.rights.has(contract.right))
    throw new RequestFault(message('request.not-permitted', { right: contract.right }))
  const checked = contract.args().safeParse(args)
  if (!checked.success)
    throw new RequestFault(
      message('request.wrong-arguments', { details: z.prettifyError(checked.error) }),
    )
  // The schema of the same contract has just checked that these are the handler's arguments.
  return await handler(context as never, ...(checked.data as never[]))
}

/** The same for a page, which gets the reason in words. */
export async function answerPage(
  ...[requests, handlers, context, name, args]: Parameters<typeof answer>
): Promise<Answer> {
  try {
    return { result: await answer(requests, handlers, context, name, args) }
  } catch (error) {
    if (error instanceof RequestFault) return { why: error.why }
    console.error(`camwall: ${String(name)}:`, error)
    return { why: message('request.failed', { error: messageOf(error) }) }
  }
}

/** The handlers of several parts of Camwall. */
export function joined(parts: readonly AnyHandlers[]): AnyHandlers {
  const all: Record<string, AnyHandler> = {}
  for (const [name, handler] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(all, name)) throw new Error(`${name} has two handlers.`)
    all[name] = handler
  }
  return all
}

/** Detects a missing handler at start-up, before a request needs it. */
export function checkComplete(requests: RequestContracts, handlers: AnyHandlers): void {
  const missing = Object.keys(requests).filter((name) => !Object.hasOwn(handlers, name))
  if (missing.length > 0) throw new Error(`Nobody answers ${missing.join(', ')}.`)
}

function ownOf<Value>(of: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(of, name) ? of[name] : undefined
}
