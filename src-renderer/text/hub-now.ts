/** The time by the clock of the hub, which all times of cameras and events are of. */

/** Milliseconds since the epoch. */
export function hubNow(): number {
  // `camwall` is missing in unit tests.
  const { camwall } = globalThis as { readonly camwall?: { readonly hubAheadMs?: number } }
  return Date.now() + (camwall?.hubAheadMs ?? 0)
}
