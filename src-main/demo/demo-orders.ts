/** Messages between the main process and the demo process. */
import type { HubPlace } from './hub-place.ts'

/** From main to demo: run this many cameras in this pattern; they replace those that run. */
export type DemoOrder = HubPlace & {
  readonly count: number
}

/** From demo to main: the addresses of the demo's publishers; empty in REQ/REP. */
export interface DemoAnswer {
  readonly publishers: readonly string[]
}
