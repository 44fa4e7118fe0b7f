/** Bounds a Map or a Set, which keep their entries in the order in which these were added. */

interface Entries<Key> {
  readonly size: number
  keys(): Iterable<Key>
  delete(key: Key): boolean
}

/** Removes the oldest entries, so that at most `most` are left. To make an entry the newest, delete it and add it again. */
export function keepNewest<Key>(entries: Entries<Key>, most: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return
    entries.delete(oldest)
  }
}
