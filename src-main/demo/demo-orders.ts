/** What the main process and the demo process say to each other. */
import type { Mode } from '../contract/settings.ts'

/** Main to demo: run this many cameras in this pattern, in place of what ran before. */
export interface DemoOrder {
  readonly mode: Mode
  readonly count: number
  /** Where the hub listens, as a sender on this computer reaches it. */
  readonly hub: string
}

/** Demo to main: where the demo's publishers are; empty in REQ/REP. */
export interface DemoAnswer {
  readonly publishers: readonly string[]
}
