/** The cameras of a Camwall that publishes which another one subscribes to: those that are in demand there, and new ones. Pure. */
import { MAX_CAMERAS } from '../../contract/limits.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type { AnnouncedCameras } from './announcement.ts'

/** Names that are remembered: those of a full publisher, and as many that have gone. */
const MAX_REMEMBERED = 2 * MAX_CAMERAS

export class DemandedCameras {
  /** Those that are wanted at all; all by default. */
  readonly #chosen: ReadonlySet<string> | undefined
  /** What each camera is called here, by the name that is sent; none of a new camera, until its first frame. */
  readonly #here = new Map<string, Set<string>>()

  constructor(chosen?: readonly string[]) {
    this.#chosen = chosen && new Set(chosen)
  }

  /**
   * Those that are live are new again if what they are called here has been removed, or is another name by now.
   *
   * @param isNew - see `HubListener`
   */
  announced({ live, silent }: AnnouncedCameras, isNew: (here: string) => boolean): void {
    for (const name of silent) this.#namesOf(name)
    for (const name of live) {
      const names = this.#namesOf(name)
      for (const here of names ?? []) if (isNew(here)) names?.delete(here)
    }
  }

  /**
   * A frame has come.
   *
   * @returns whether the camera was new
   */
  came(sent: string, here: string): boolean {
    const names = this.#namesOf(sent)
    if (names === undefined || names.has(here)) return false
    names.add(here)
    return true
  }

  /** Those to subscribe to, by the names that are sent. */
  demanded(isInDemand: (here: string) => boolean): readonly string[] {
    return [...this.#here].flatMap(([sent, here]) => {
      const isNew = here.size === 0
      return isNew || [...here].some(isInDemand) ? [sent] : []
    })
  }

  /** What announced cameras are called here. */
  here(sent: readonly string[]): readonly string[] {
    return sent.flatMap((name) => [...(this.#here.get(name) ?? [])])
  }

  #namesOf(sent: string): Set<string> | undefined {
    if (this.#chosen?.has(sent) === false) return undefined
    const known = this.#here.get(sent)
    if (known !== undefined) return known
    const names = new Set<string>()
    this.#here.set(sent, names)
    keepNewest(this.#here, MAX_REMEMBERED)
    return names
  }
}
