/** Exit codes of the hub, besides 2 for a wrong flag or variable, which no restart would change. */

/** It ended because it was told to. */
export const ENDED = 0
/** It could not start, or not end in order. A restart may help. */
export const FAILED = 1
