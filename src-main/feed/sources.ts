/**
 * Decides to which camera a message belongs, by its source and its name.
 *
 * A camera is a name that lasts or comes back. A sender that makes up new names is one camera, whose name is what the made-up
 * ones have in common: `b03_…`. The ellipsis shows that the name varies, and keeps it apart from a camera that is called
 * `b03`, in the list of allowed names, too. The first of its names would be another one after each reconnect.
 * A sender without a name is called after its source.
 *
 * Pure: times are given, in milliseconds of a steady clock. Memory is bounded for any sequence of names.
 */
import { MAX_CAMERAS_OF_SOURCE } from '../contract/limits.ts'
import { sourceKey, type Source } from '../contract/source.ts'
import { keepNewest } from '../lib/keep-newest.ts'
import { ConnectionNames } from './connection-names.ts'
import { patternOf } from './name-pattern.ts'
import { SHORT_LIVED_MESSAGES, ShortLivedNames, type MadeUpNames } from './short-lived-names.ts'

/** Connections that are remembered: as many as the hub has. */
const MAX_CONNECTIONS = 4096
/** Names of all connections that are remembered. Beyond that those of the connection that was silent longest are forgotten. */
export const MAX_REMEMBERED_NAMES = 16_384
/** Keys and addresses whose short-lived names are remembered. */
const MAX_GROUPS = 128
/**
 * Cameras without a name of one source, or of all sources of which only the connection is known: as many as one source may
 * keep. Further ones share the last.
 */
export const MAX_UNNAMED = MAX_CAMERAS_OF_SOURCE
/** The group of all sources of which only the connection is known. */
const CONNECTIONS = 'connection'

/** The connection of a message, and its source. */
export interface Sender {
  readonly peer: string
  readonly source: Source
  /** See `Arrival.prefix`. */
  readonly prefix?: string
}

export interface Attribution {
  /** `undefined` when the message is not shown, because its name has not come back yet. */
  readonly camera: string | undefined
  /** Whether the camera shows made-up names. */
  readonly isMadeUp: boolean
  /** Names that are no cameras of this sender any more. */
  readonly vanished: readonly string[]
  /** A sender that was found to make up its names by this message, which may be another sender's. */
  readonly found: FoundRenaming | undefined
}

/** A sender that makes up its names. */
export interface FoundRenaming {
  /** The camera that shows its frames. */
  readonly camera: string
  /** Its names until now, oldest first. */
  readonly names: readonly string[]
}

interface Connection {
  readonly source: Source
  /** What its camera is called that has no name. */
  readonly label: string
  readonly names: ConnectionNames
  messages: number
  /** Its number among the unnamed cameras with the same label, from 1. */
  unnamed: number | undefined
  madeUp: MadeUpNames | undefined
}

const NONE: readonly string[] = []

export class Sources {
  /** The one that was silent longest is first. */
  readonly #connections = new Map<string, Connection>()
  readonly #groups = new Map<string, ShortLivedNames>()
  #rememberedNames = 0

  /** Names that are remembered, for tests. */
  get size(): number {
    const groups = [...this.#groups.values()].reduce((sum, { size }) => sum + size, 0)
    return this.#rememberedNames + groups
  }

  /** @param name - `undefined` when the message has no usable name */
  attribute(sender: Sender, name: string | undefined, now: number): Attribution {
    const connection = this.#connectionOf(sender)
    connection.messages += 1
    if (name === undefined) return attribution(this.#unnamedCamera(connection), NO_EFFECTS)
    const before = connection.names.size
    const attributed = this.#attributeName(connection, name, now)
    this.#rememberedNames += connection.names.size - before
    this.#bound()
    return attributed
  }

  /** The camera of a connection's messages without a name; `undefined` if it has sent none. */
  unnamedOf(peer: string): string | undefined {
    const connection = this.#connections.get(peer)
    return connection?.unnamed === undefined ? undefined : this.#unnamedCamera(connection)
  }

  /** Forgets the names of a source (a `sourceKey`), or of all, whose senders have other names from now on. */
  forget(key: string | undefined): void {
    for (const [peer, connection] of this.#connections)
      if (key === undefined || sourceKey(connection.source) === key) this.#forget(peer, connection)
    if (key === undefined) this.#groups.clear()
    else this.#groups.delete(key)
  }

  /** Call it when a connection has ended. */
  ended(peer: string, now: number): void {
    const connection = this.#connections.get(peer)
    if (connection === undefined) return
    this.#forget(peer, connection)
    const { only } = connection.names
    if (only !== undefined && connection.messages <= SHORT_LIVED_MESSAGES)
      this.#groupOf(connection.source).spend(only, now)
  }

  #attributeName(connection: Connection, name: string, now: number): Attribution {
    const { names, source } = connection
    const group = this.#groupOf(source)
    const verdict = names.use(name, now)
    const effects = {
      vanished: [...this.#endMadeUp(connection), ...names.takeVanished()],
      found: undefined,
    }
    if (verdict.kind === 'made-up') {
      const kind = (connection.madeUp ??= this.#kindOf(connection, group, verdict.names, now))
      kind.lastAt = now
      if (verdict.names === undefined) return madeUp(kind, effects)
      const found = { camera: kind.camera, names: verdict.names }
      return madeUp(kind, { ...effects, found })
    }
    if (verdict.uses === SHORT_LIVED_MESSAGES + 1) group.keep(name)
    const camera = verdict.kind === 'own' ? name : undefined
    const isProven = verdict.kind === 'own' && verdict.isProven
    if (isProven || verdict.uses > SHORT_LIVED_MESSAGES) return attribution(camera, effects)
    const found = connection.messages === 1 ? group.findMadeUp(groupLabel(source), now) : undefined
    const allEffects = withFound(effects, found)
    const kind = group.kindOf(name, names.only !== undefined, now)
    if (kind === undefined) return attribution(camera, allEffects)
    kind.lastAt = now
    return madeUp(kind, allEffects)
  }

  /** The camera of the made-up names vanishes when the sender makes up none any more. */
  #endMadeUp(connection: Connection): readonly string[] {
    const { madeUp: kind, names } = connection
    if (kind === undefined || names.isMakingUp) return NONE
    connection.madeUp = undefined
    return [kind.camera]
  }

  #kindOf(
    connection: Connection,
    group: ShortLivedNames,
    names: readonly string[] = NONE,
    now: number,
  ): MadeUpNames {
    const pattern = patternOf(names)
    if (pattern === undefined)
      return { camera: `${this.#unnamedCamera(connection)}…`, pattern, lastAt: now }
    const kind = { camera: pattern.shown, pattern, lastAt: now }
    group.add(kind)
    return kind
  }

  #unnamedCamera(connection: Connection): string {
    const { label } = connection
    connection.unnamed ??= this.#freeNumber(label)
    return connection.unnamed === 1 ? label : `${label} (${connection.unnamed})`
  }

  /** The lowest number that no open connection has, so that a sender has the same one after it has reconnected. */
  #freeNumber(label: string): number {
    const taken = new Set<number>()
    for (const { label: other, unnamed } of this.#connections.values())
      if (unnamed !== undefined && other === label) taken.add(unnamed)
    let number = 1
    while (taken.has(number) && number < MAX_UNNAMED) number += 1
    return number
  }

  #connectionOf({ peer, source, prefix = '' }: Sender): Connection {
    const known = this.#connections.get(peer)
    if (known !== undefined) {
      this.#connections.delete(peer)
      this.#connections.set(peer, known)
      return known
    }
    const connection: Connection = {
      source,
      label: prefix + source.label,
      names: new ConnectionNames(),
      messages: 0,
      ...{ unnamed: undefined, madeUp: undefined },
    }
    this.#connections.set(peer, connection)
    return connection
  }

  #groupOf(source: Source): ShortLivedNames {
    const key = source.knownBy === 'connection' ? CONNECTIONS : sourceKey(source)
    const known = this.#groups.get(key)
    const group = known ?? new ShortLivedNames()
    this.#groups.delete(key)
    this.#groups.set(key, group)
    keepNewest(this.#groups, MAX_GROUPS)
    return group
  }

  #bound(): void {
    for (const [peer, connection] of this.#connections) {
      const isOver =
        this.#connections.size > MAX_CONNECTIONS || this.#rememberedNames > MAX_REMEMBERED_NAMES
      if (!isOver) return
      this.#forget(peer, connection)
    }
  }

  #forget(peer: string, { names }: Connection): void {
    this.#connections.delete(peer)
    this.#rememberedNames -= names.size
  }
}

/** Of the camera that shows the made-up names of several connections. */
function groupLabel({ knownBy, label }: Source): string {
  return knownBy === 'connection' ? `${label} senders` : label
}

type Effects = Pick<Attribution, 'vanished' | 'found'>

const NO_EFFECTS: Effects = { vanished: [], found: undefined }

function withFound(effects: Effects, found: FoundRenaming | undefined): Effects {
  return found === undefined ? effects : { vanished: [...effects.vanished, ...found.names], found }
}

function attribution(camera: string | undefined, effects: Effects): Attribution {
  return { camera, isMadeUp: false, ...effects }
}

function madeUp({ camera }: MadeUpNames, effects: Effects): Attribution {
  return { camera, isMadeUp: true, ...effects }
}
