/** Messages between the main process and the demo process. */
import type { Mode } from '../contract/settings.ts'

/** From main to demo: run this many cameras in this pattern; they replace those that run. */
export interface DemoOrder {
  readonly mode: Mode
  readonly count: number
  /** The hub's address, as a sender on this computer connects to it. */
  readonly hub: string
}

/** From demo to main: the addresses of the demo's publishers; empty in REQ/REP. */
export interface DemoAnswer {
  readonly publishers: readonly string[]
}
