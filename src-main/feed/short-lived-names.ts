/**
 * The names of connections that end after a message or two.
 *
 * Some senders open a connection for each frame. With one name that is a camera like any other. With a new name each time no
 * connection has more than one name, and only the names of many connections show it. They are kept for each key or address, and
 * together for all sources of which only the connection is known.
 */
import { MAX_CAMERAS } from '../contract/limits.ts'
import { keepNewest } from '../lib/keep-newest.ts'
import { COMES_BACK } from './connection-names.ts'
import { patternOf, type NamePattern } from './name-pattern.ts'

/** Messages of a connection that ends early. A sender that stays sends more. */
export const SHORT_LIVED_MESSAGES = 3
/**
 * Names that were sent by one such connection each, and never again. So many cameras that each send one frame in an hour are
 * less likely than one sender that makes up its names.
 */
export const SPENT_NAMES = 32
/** Names that are older are no longer counted: cameras that send one frame a day come and go. */
export const SPENT_WITHIN_MS = 3_600_000
/** Names that are remembered, so that it is noticed when they come back. */
export const REMEMBERED_SPENT = 128
/** Names that are remembered because a connection with them stayed open: as many as the wall can show. */
export const REMEMBERED_LASTING = MAX_CAMERAS
/** What is known of made-up names is forgotten when none came for so long. */
const FORGOTTEN_AFTER_MS = 600_000
/** Different kinds of made-up names. A further one is shown with those that have nothing in common. */
const MAX_KINDS = 8

/** The camera that shows made-up names. */
export interface MadeUpNames {
  readonly camera: string
  /** `undefined` when the names have nothing in common: then every new name is one of them. */
  readonly pattern: NamePattern | undefined
  lastAt: number
}

interface Spent {
  at: number
  comeBacks: number
}

/** Times are in milliseconds of a steady clock. */
export class ShortLivedNames {
  /** The least recently spent one is first. */
  readonly #spent = new Map<string, Spent>()
  /** Names that once stayed, and are cameras: over a poor network, their connections may end early for a while. */
  readonly #lasting = new Set<string>()
  readonly #kinds: MadeUpNames[] = []
  /** At most so many of the spent names are made up and of no kind yet. */
  #mostUnexplained = 0

  get size(): number {
    return this.#spent.size + this.#lasting.size
  }

  /** Call it when a connection has ended of which this was the only name, after `SHORT_LIVED_MESSAGES` at most. */
  spend(name: string, now: number): void {
    if (this.#lasting.has(name)) return
    const known = this.#spent.get(name)
    if (known === undefined) this.#mostUnexplained += 1
    this.#spent.delete(name)
    this.#spent.set(name, { at: now, comeBacks: known === undefined ? 0 : known.comeBacks + 1 })
    keepNewest(this.#spent, REMEMBERED_SPENT)
  }

  /** Call it when a connection with this name stays open: it is a camera. */
  keep(name: string): void {
    this.#spent.delete(name)
    this.#lasting.delete(name)
    this.#lasting.add(name)
    keepNewest(this.#lasting, REMEMBERED_LASTING)
  }

  /** Made-up names that were found otherwise: names like these are recognised on new connections. */
  add(kind: MadeUpNames): void {
    const at = this.#kinds.findIndex(({ camera }) => camera === kind.camera)
    if (at >= 0) this.#kinds.splice(at, 1)
    this.#kinds.push(kind)
    if (this.#kinds.length > MAX_KINDS) this.#kinds.shift()
  }

  /**
   * The made-up names to which a new connection's name belongs.
   *
   * @param isOnly - whether the connection has sent no other name
   */
  kindOf(name: string, isOnly: boolean, now: number): MadeUpNames | undefined {
    while ((this.#kinds[0]?.lastAt ?? now) < now - FORGOTTEN_AFTER_MS) this.#kinds.shift()
    if (this.#lasting.has(name)) return undefined
    if ((this.#spent.get(name)?.comeBacks ?? 0) >= COMES_BACK) return undefined
    return (
      this.#kinds.find(({ pattern }) => pattern?.matches(name)) ??
      (isOnly ? this.#kinds.find(({ pattern }) => pattern === undefined) : undefined)
    )
  }

  /**
   * Whether too many names were spent. They then become made-up names.
   *
   * @param label - names the camera if the names have nothing in common
   * @returns the camera that shows them, and the names until now; `undefined` while there are few
   */
  findMadeUp(
    label: string,
    now: number,
  ): { readonly camera: string; readonly names: readonly string[] } | undefined {
    if (this.#mostUnexplained < SPENT_NAMES) return undefined
    const names = [...this.#spent]
      .filter(([name, spent]) => this.#isMadeUp(name, spent, now))
      .map(([name]) => name)
    this.#mostUnexplained = names.length
    if (names.length < SPENT_NAMES) return undefined
    const pattern = patternOf(names)
    const camera = pattern?.shown ?? `${label}…`
    this.add({ camera, pattern, lastAt: now })
    return { camera, names }
  }

  #isMadeUp(name: string, { at, comeBacks }: Spent, now: number): boolean {
    return (
      comeBacks === 0 && at >= now - SPENT_WITHIN_MS && this.kindOf(name, true, now) === undefined
    )
  }
}
