/** How a request is defined: its name, its arguments' schema, its result, and the right that it needs, in one place. */
import type { z } from 'zod'

/** What a window may do. Each right stands for itself: a window has a set of them. */
export type Right = 'view' | 'arrange' | 'configure'

export interface RequestContract<Args extends readonly unknown[], Result> {
  readonly right: Right
  /** Made when it is first needed, so that the page, which shares these files, carries no schema. */
  readonly args: () => z.ZodType<Args>
  /** Never set: it carries the result's type. */
  readonly result?: Result
}

export type RequestContracts = Readonly<
  Record<string, RequestContract<readonly unknown[], unknown>>
>

export type ArgsOf<Contract> = Contract extends RequestContract<infer Args, unknown> ? Args : never
export type ResultOf<Contract> =
  Contract extends RequestContract<readonly unknown[], infer Result> ? Result : never

export function request<Args extends readonly unknown[], Result = void>(
  right: Right,
  args: () => z.ZodType<Args>,
): RequestContract<Args, Result> {
  return { right, args }
}
