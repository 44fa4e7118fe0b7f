/** Messages between the main process and the demo process. */
import type { HubPlace } from './sender-process.ts'

/** From main to demo: run this many cameras in this pattern; they replace those that run. */
export interface DemoOrder extends HubPlace {
  readonly count: number
}

/** From demo to main: the addresses of the demo's publishers; empty in REQ/REP. */
export interface DemoAnswer {
  readonly publishers: readonly string[]
}
