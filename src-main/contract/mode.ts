/** ZeroMQ's patterns, and which of them the hub uses. Does not import zod, so that the page can use it without it. */

/** REQ/REP: the hub listens, and every sender waits for its reply. PUB/SUB: the hub connects to every publisher. */
export const PATTERNS = ['req-rep', 'pub-sub'] as const
export type Pattern = (typeof PATTERNS)[number]

/** The patterns that the hub uses. */
export const MODES = [...PATTERNS, 'both'] as const
export type Mode = (typeof MODES)[number]

export function uses(mode: Mode, pattern: Pattern): boolean {
  return mode === pattern || mode === 'both'
}
