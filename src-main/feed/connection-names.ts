/**
 * The names that one connection sends, and which of them are cameras.
 *
 * One connection can carry several cameras, whose names come back again and again: imagenode with two cameras, or a program
 * that republishes. Or its sender makes up a new name for each frame, for example with a counter or the time in it; these
 * names do not come back, and all are one camera.
 */

/**
 * New names that are shown before any of them came back. A program that republishes so many cameras shows all of them in its
 * first round; the further ones are shown when they come back.
 */
export const SHOWN_AT_ONCE = 24
/**
 * A sender makes up its names if so many of them did not come back, and the first of these is so old. A program that
 * republishes cameras which send at least every five seconds is never taken for one.
 */
export const MADE_UP_NAMES = 16
export const MADE_UP_AFTER_MS = 5000
/** How often a name must come back to be a camera of its own beside made-up ones: once may be chance. */
export const COMES_BACK = 2
/** Names that are remembered: as many as the wall can show. */
export const REMEMBERED = 256
/** Names that are remembered of a sender that makes them up; those beyond that have not come back for long. */
export const REMEMBERED_MADE_UP = 64
/** The shortest time after which a name that stays the same, or names that all come back, are believed again. */
export const BELIEVED_AFTER_MS = 60_000
/** A name that lasts for so many times as long as the made-up ones did, stays the same. */
const BELIEVED_AFTER_NAMES = 4

interface NameUse {
  readonly firstAt: number
  /** How often it was sent. */
  uses: number
  /** How often it was sent again after another name. */
  comeBacks: number
  /** Whether it has a camera of its own. */
  isOwn: boolean
}

export type Verdict =
  /** It is a camera. `isProven`: it came back. */
  | { readonly kind: 'own'; readonly uses: number; readonly isProven: boolean }
  /** Not shown before it comes back. */
  | { readonly kind: 'withheld'; readonly uses: number }
  /** The sender makes up its names. `names`: those until now, if it was found just now. */
  | { readonly kind: 'made-up'; readonly names: readonly string[] | undefined }

/** Times are in milliseconds of a steady clock. */
export class ConnectionNames {
  /** The least recently sent one is first. */
  readonly #uses = new Map<string, NameUse>()
  /** Names that did not come back. */
  #unproven = 0
  #last: string | undefined
  /** Since when the name is the last one. */
  #lastSince = 0
  #isMakingUp = false
  /** Whether there were more new names than are remembered, before one of them came back. */
  #hasForgotten = false
  /** Of the newest made-up name. */
  #madeUpAt = 0
  #believedAfter = BELIEVED_AFTER_MS
  /** Names that had a camera of their own and are none any more. */
  #vanished: string[] = []

  get size(): number {
    return this.#uses.size
  }

  /** The only name of the connection. */
  get only(): string | undefined {
    return this.#uses.size === 1 ? this.#last : undefined
  }

  /** Whether its sender makes up its names. */
  get isMakingUp(): boolean {
    return this.#isMakingUp
  }

  /** Names that had a camera and are no longer one; each is returned once. */
  takeVanished(): readonly string[] {
    if (this.#vanished.length === 0) return NONE
    const vanished = this.#vanished
    this.#vanished = []
    return vanished
  }

  /** Call it for each message. */
  use(name: string, now: number): Verdict {
    const use = this.#note(name, now)
    if (this.#isMakingUp) return this.#useWhileMakingUp(use, now)
    const isProven = use.comeBacks > 0
    if (!use.isOwn && !isProven && this.#makesUp(now)) return this.#begin(now)
    use.isOwn ||= isProven || this.#unproven <= SHOWN_AT_ONCE
    return use.isOwn
      ? { kind: 'own', uses: use.uses, isProven }
      : { kind: 'withheld', uses: use.uses }
  }

  #useWhileMakingUp(use: NameUse, now: number): Verdict {
    if (!use.isOwn && use.comeBacks >= COMES_BACK) use.isOwn = true
    if (use.isOwn) {
      if (now - this.#madeUpAt >= this.#believedAfter) this.#believe()
      return { kind: 'own', uses: use.uses, isProven: true }
    }
    this.#madeUpAt = now
    if (now - this.#lastSince < this.#believedAfter) return { kind: 'made-up', names: undefined }
    use.isOwn = true
    this.#believe()
    return { kind: 'own', uses: use.uses, isProven: true }
  }

  #note(name: string, now: number): NameUse {
    const known = this.#uses.get(name)
    if (known !== undefined) {
      known.uses += 1
      if (this.#last === name) return known
      if (known.comeBacks === 0) this.#unproven -= 1
      known.comeBacks += 1
      this.#uses.delete(name)
      this.#uses.set(name, known)
      this.#setLast(name, now)
      return known
    }
    const use: NameUse = { firstAt: now, uses: 1, comeBacks: 0, isOwn: false }
    this.#uses.set(name, use)
    this.#unproven += 1
    this.#setLast(name, now)
    this.#trim(this.#isMakingUp ? REMEMBERED_MADE_UP : REMEMBERED)
    return use
  }

  #setLast(name: string, now: number): void {
    this.#last = name
    this.#lastSince = now
  }

  #trim(most: number): void {
    for (const [name, { comeBacks, isOwn }] of this.#uses) {
      if (this.#uses.size <= most) return
      this.#uses.delete(name)
      const isUnproven = comeBacks === 0
      if (isUnproven) {
        this.#unproven -= 1
        this.#hasForgotten = true
      }
      if (isOwn && (isUnproven || this.#isMakingUp)) this.#vanished.push(name)
    }
  }

  #makesUp(now: number): boolean {
    if (this.#unproven < MADE_UP_NAMES) return false
    if (this.#hasForgotten) return true
    const first = this.#firstUnproven()
    return first !== undefined && now - first.firstAt >= MADE_UP_AFTER_MS
  }

  #firstUnproven(): NameUse | undefined {
    for (const use of this.#uses.values()) if (use.comeBacks === 0) return use
    return undefined
  }

  #begin(now: number): Verdict {
    const first = this.#firstUnproven()
    const perName = (now - (first?.firstAt ?? now)) / this.#unproven
    this.#believedAfter = Math.max(BELIEVED_AFTER_MS, BELIEVED_AFTER_NAMES * perName)
    this.#isMakingUp = true
    this.#madeUpAt = now
    const names: string[] = []
    for (const [name, use] of this.#uses) {
      if (use.comeBacks > 0) continue
      if (use.isOwn) this.#vanished.push(name)
      use.isOwn = false
      names.push(name)
    }
    this.#trim(REMEMBERED_MADE_UP)
    return { kind: 'made-up', names }
  }

  /** The sender makes up no more names: those that it sends are cameras. */
  #believe(): void {
    this.#isMakingUp = false
    this.#hasForgotten = false
    for (const [name, { isOwn }] of this.#uses) if (!isOwn) this.#uses.delete(name)
    this.#unproven = [...this.#uses.values()].filter(({ comeBacks }) => comeBacks === 0).length
  }
}

const NONE: readonly string[] = []
