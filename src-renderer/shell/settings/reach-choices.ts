/** Hosts that a hub can listen on, in words. */

export interface ReachChoice {
  readonly host: string
  readonly words: string
}

/** `host` is the one in force, `addresses` are this computer's. */
export function reachChoices(host: string, addresses: readonly string[]): readonly ReachChoice[] {
  const through = new Set([...addresses, ...(COMMON.has(host) ? [] : [host])])
  return [
    ...[...COMMON].map(([host, words]) => ({ host, words })),
    ...[...through].map((host) => ({ host, words: `Only through ${host}` })),
  ]
}

const COMMON: ReadonlyMap<string, string> = new Map([
  ['*', 'Everybody on the network'],
  ['127.0.0.1', 'This computer only'],
])
