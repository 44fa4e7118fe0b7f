/** Defines a request in one place: the schema of its arguments, its result, and the right that it needs. */
import type { z } from 'zod'

/** What a window may do. The rights are independent: a window has a set of them. */
export type Right = 'view' | 'arrange' | 'configure'

export interface RequestContract<Args extends readonly unknown[], Result> {
  readonly right: Right
  /** A function, so that the page, which imports these files, creates no schemas. */
  readonly args: () => z.ZodType<Args>
  /** Never set; it only carries the type of the result. */
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
