/** Answers a request, wherever it comes from: nobody else looks at its name, its right and its arguments. */
import { z } from 'zod'
import type { Context } from '../../app/asker.ts'
import type { RequestContracts } from '../../contract/request.ts'

/** One request's. What is known of its arguments stands in its contract. */
export type AnyHandler = (context: never, ...args: never[]) => unknown
export type AnyHandlers = Readonly<Record<string, AnyHandler>>

/** What is wrong with a request, in words for whoever asked. */
export class RequestFault extends Error {}

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
      `Camwall knows no request ${z.string().safeParse(name).data ?? 'without a name'}.`,
    )
  if (!context.window.rights.has(contract.right))
    throw new RequestFault(`This window may not ${contract.right}.`)
  const checked = contract.args().safeParse(args)
  if (!checked.success)
    throw new RequestFault(`Camwall does not take that: ${z.prettifyError(checked.error)}`)
  // The schema of the same contract has just said that these are the handler's arguments.
  return await handler(context as never, ...(checked.data as never[]))
}

/** Those of several parts of Camwall together. */
export function joined(parts: readonly AnyHandlers[]): AnyHandlers {
  const all: Record<string, AnyHandler> = {}
  for (const [name, handler] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(all, name)) throw new Error(`${name} has two handlers.`)
    all[name] = handler
  }
  return all
}

function ownOf<Value>(of: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(of, name) ? of[name] : undefined
}
