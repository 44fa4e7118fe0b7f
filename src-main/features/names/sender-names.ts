/** Names the cameras by the rules that are set, and gives the senders of split names a camera each. */
import { sourceKey, type Source } from '../../contract/source.ts'
import { withPrefix, type Naming } from '../../feed/naming.ts'
import type { Sender } from '../../feed/sources.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type { ReceivedMessage } from '../../receive/imagezmq/message.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import {
  MAX_PREVIEW_LENGTH,
  MAX_PREVIEW_ROWS,
  MAX_SPLITS,
  type NamePreview,
  type NameRule,
  type PreviewRow,
  type Split,
} from './contract.ts'
import { readByRule, textOf, type ReadName } from './rule.ts'
import { SplitName } from './splits.ts'

/** For how long messages are remembered after a preview: pages request one every second. In milliseconds. */
const PREVIEWED_FOR_MS = 5000

/** The events of split names. */
export interface SplitListener {
  /** A sender got a camera of its own. */
  changed(split: SplitName, camera: string): void
  ended(split: SplitName): void
}

/** A rule in force. */
interface InForce {
  readonly rule: NameRule
  readonly read: ReadName
}

/** The newest message of a connection. */
interface Sample {
  readonly source: Source
  readonly prefix: string
  readonly msg: unknown
  /** The name that was found in it. */
  readonly camera: string | undefined
}

export class SenderNames implements Naming {
  readonly #listener: SplitListener
  /** Of all sources without a rule of their own; `undefined` for the default, which costs nothing. */
  #forAll: ReadName | undefined
  /** By `sourceKey`. */
  readonly #own = new Map<string, InForce>()
  readonly #splits = new Map<string, SplitName>()
  /** By connection, while a preview is shown. */
  readonly #samples = new Map<string, Sample>()
  #previewedUntil = -Infinity

  constructor(listener: SplitListener) {
    this.#listener = listener
  }

  get splits(): readonly SplitName[] {
    return [...this.#splits.values()]
  }

  named(message: ReceivedMessage, sender: Sender, now: number): ReceivedMessage {
    if (!Object.hasOwn(message, 'msg')) return withPrefix(message, sender.prefix)
    if (now <= this.#previewedUntil) this.#sample(sender, message)
    const ruled = withPrefix(withName(message, this.#readOf(sender.source)), sender.prefix)
    const split = ruled.camera === undefined ? undefined : this.#splits.get(ruled.camera)
    if (split === undefined) return ruled
    if (split.isOver) {
      this.join(split.name)
      return ruled
    }
    const before = split.cameras.length
    const camera = split.cameraOf(sender, now)
    if (split.cameras.length > before) this.#listener.changed(split, camera)
    return { ...ruled, camera }
  }

  ended(peer: string): void {
    this.#samples.delete(peer)
    this.#own.delete(sourceKey({ knownBy: 'connection', id: peer }))
    for (const split of this.#splits.values()) split.ended(peer)
  }

  /** Returns the rule's fault. A rule that cannot be used changes no name. */
  setRule(rule: NameRule): NamePreview['fault'] {
    const check = readByRule(rule)
    this.#forAll = check.ok && rule.kind !== 'found' ? check.read : undefined
    return check.ok ? undefined : check.why
  }

  /** Of one source, by its `sourceKey`. `undefined` ends its rule. */
  setOwnRule(source: string, rule: NameRule | undefined): NamePreview['fault'] {
    this.#own.delete(source)
    if (rule === undefined) return undefined
    const check = readByRule(rule)
    if (check.ok) this.#own.set(source, { rule, read: check.read })
    return check.ok ? undefined : check.why
  }

  /** Beyond the maximum, the oldest split ends. */
  split(name: string, known: Pick<Split, 'isKept'> & Partial<Split>): void {
    if (this.#splits.has(name)) return
    this.#splits.set(name, new SplitName({ cameras: [], ...known, name }))
    const [oldest] = this.#splits.keys()
    if (this.#splits.size > MAX_SPLITS && oldest !== undefined) this.join(oldest)
  }

  join(name: string): void {
    const split = this.#splits.get(name)
    if (split === undefined) return
    this.#splits.delete(name)
    this.#listener.ended(split)
  }

  /** A source of the preview, by its `sourceKey`. */
  previewedSource(key: string): Source | undefined {
    for (const { source } of this.#samples.values()) if (sourceKey(source) === key) return source
    return undefined
  }

  /** What a rule makes of the messages that come now. */
  preview(rule: NameRule, now: number): NamePreview {
    if (now > this.#previewedUntil) this.#samples.clear()
    this.#previewedUntil = now + PREVIEWED_FOR_MS
    const check = readByRule(rule)
    const read: ReadName = check.ok ? check.read : () => undefined
    /** Cameras that are called after their source, by its label. */
    const unnamed = new Map<string, number>()
    const nameUnnamed = (label: string) => {
      const number = (unnamed.get(label) ?? 0) + 1
      unnamed.set(label, number)
      return number === 1 ? label : `${label} (${number})`
    }
    const rows = [...this.#samples.values()].map((sample) => {
      const found = read(sample.msg)
      const { source, prefix } = sample
      const name = found === undefined ? sample.camera : found.name
      const camera = name === undefined ? nameUnnamed(prefix + source.label) : prefix + name
      return this.#row(sample, camera, found === undefined)
    })
    return { fault: check.ok ? undefined : check.why, rows }
  }

  #row({ source, msg }: Sample, name: string, isDefault: boolean): PreviewRow {
    const key = sourceKey(source)
    return {
      source: key,
      knownBy: source.knownBy,
      label: source.label,
      text: showable(textOf(msg), MAX_PREVIEW_LENGTH),
      name,
      isDefault,
      own: this.#own.get(key)?.rule,
    }
  }

  #readOf(source: Source): ReadName | undefined {
    if (this.#own.size === 0) return this.#forAll
    return this.#own.get(sourceKey(source))?.read ?? this.#forAll
  }

  #sample({ peer, source, prefix = '' }: Sender, { msg, camera }: ReceivedMessage): void {
    this.#samples.set(peer, { source, prefix, msg, camera })
    keepNewest(this.#samples, MAX_PREVIEW_ROWS)
  }
}

function withName(message: ReceivedMessage, read: ReadName | undefined): ReceivedMessage {
  const found = read?.(message.msg)
  if (found === undefined) return message
  const { name: camera, ...others } = found
  return message.kind === 'picture' ? { ...message, camera, ...others } : { ...message, camera }
}
