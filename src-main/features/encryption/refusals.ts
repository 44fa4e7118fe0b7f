/** Who was refused, and how often: told once, counted always, and never more of it than can be read. */
import type { NewNotice } from '../../app/notices/notice-board.ts'
import type { Refusal, RefusedCount } from '../../receive/access/refusal.ts'

/** Of each reason: a stranger with many names must not push other notices off the wall. */
const MAX_TOLD = 8
/** Of each reason. */
const MAX_COUNTED = 256

export class Refusals {
  readonly #counts = new Map<string, RefusedCount>()
  readonly #told = new Map<string, Refusal['why']>()
  readonly #tell: (notice: NewNotice) => void

  constructor(tell: (notice: NewNotice) => void) {
    this.#tell = tell
  }

  note(refusal: Refusal): void {
    this.#count(refusal)
    const key = keyOf(refusal)
    if (this.#told.has(key)) return
    const told = [...this.#told.values()].filter((why) => why === refusal.why).length
    if (told >= MAX_TOLD) return
    this.#told.set(key, refusal.why)
    this.#tell({ key: `refused ${key}`, severity: 'warning', ...inWords(refusal) })
  }

  /** The lists have changed: who is still refused is told again. */
  tellAgain(): void {
    this.#told.clear()
  }

  get counts(): readonly RefusedCount[] {
    return [...this.#counts.values()]
  }

  #count(refusal: Refusal): void {
    const { why } = refusal
    const isCounted = this.#counts.has(keyOf(refusal)) || this.#hasRoom(why)
    const who = isCounted ? whoOf(refusal) : undefined
    const key = who === undefined ? why : keyOf(refusal)
    const times = (this.#counts.get(key)?.times ?? 0) + 1
    this.#counts.set(key, { why, ...(who === undefined ? {} : { who }), times })
  }

  #hasRoom(why: Refusal['why']): boolean {
    return this.counts.filter((count) => count.why === why).length < MAX_COUNTED
  }
}

function whoOf(refusal: Refusal): string | undefined {
  if (refusal.why === 'key') return refusal.key
  return 'who' in refusal ? refusal.who : undefined
}

function keyOf(refusal: Refusal): string {
  const who = whoOf(refusal)
  return who === undefined ? refusal.why : `${refusal.why} ${who}`
}

function inWords(refusal: Refusal): { readonly what: string; readonly todo: string } {
  switch (refusal.why) {
    case 'address':
      return {
        what: `Refused a sender at ${refusal.who}: the address may not send.`,
        todo: 'If it is yours, add the address in Settings under “Who may send”.',
      }
    case 'key':
      return {
        what: `Refused a sender at ${refusal.who}: its key is not in the list.`,
        todo: `If it is yours, add its key in Settings under “Who may send”: ${refusal.key}`,
      }
    case 'name':
      return {
        what: `Refused “${refusal.who}”: no camera of that name may send.`,
        todo: 'If it is yours, add the name in Settings under “Who may send”.',
      }
    case 'unencrypted':
      return {
        what: 'Refused a sender that did not encrypt.',
        todo: 'If it is yours, give it the program in Settings under “Who may send”, and start it again.',
      }
    case 'wrong-hub-key':
      return {
        what: 'Refused a sender that encrypts for another hub.',
        todo: 'Give it this hub’s key: it is in the program in Settings under “Who may send”.',
      }
    case 'publisher-address':
      return {
        what: `Camwall cannot connect to ${refusal.who}: no host can have this name.`,
        todo: 'Put the camera’s IP address in its place, in Settings.',
      }
    case 'publisher-key':
      return {
        what: `Refused ${refusal.who}: it does not encrypt, or not with the key after its address.`,
        todo: 'If it is yours, give it the program in Settings under “Who may send”, and put the line that it prints in place of its address.',
      }
    case 'publisher-hub-key':
      return {
        what: `${refusal.who} did not let Camwall in: it encrypts for another hub.`,
        todo: 'Give it this hub’s key: it is in the program in Settings under “Who may send”.',
      }
    case 'publisher-encrypts':
      return {
        what: `${refusal.who} did not let Camwall in: it encrypts, and Camwall does not.`,
        todo: 'Switch Encrypt on in Settings under “Who may send”, and put the line that its program prints in place of its address.',
      }
  }
}
