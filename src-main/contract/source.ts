/** Where messages come from: the source of a camera, and by what it is known. */

/**
 * By what a source is known. `key`: its CURVE key, which it keeps wherever it runs. `address`: its IP address, or the address
 * of a publisher; it lasts as long as the network gives it the same one. `connection`: nothing else is known, and a new
 * connection is another source.
 */
export type SourceKind = 'key' | 'address' | 'connection'

export interface Source {
  readonly knownBy: SourceKind
  /** Unique among the sources of its kind: a key in Z85, an address, or a connection's id. */
  readonly id: string
  /** The name of a camera of this source that sends no name. */
  readonly label: string
}

/** The label of a source of which nothing is known but its connection. */
export const UNNAMED = 'unnamed'

/** One text for each source, over all kinds. */
export function sourceKey({ knownBy, id }: Pick<Source, 'knownBy' | 'id'>): string {
  return `${knownBy} ${id}`
}
