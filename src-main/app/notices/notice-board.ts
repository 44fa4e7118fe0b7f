/** What the operator should know. A repeat raises a count instead of adding a line. */
import type { Message } from '../../contract/text/text.ts'
import { MAX_NOTICES, type Notice } from './contract.ts'

export interface NewNotice {
  /** Notices with the same key are repeats of one another; the newest wording counts. */
  readonly key: string
  readonly severity: Notice['severity']
  readonly what: Message
  readonly todo?: Message
}

export class NoticeBoard {
  readonly #notices = new Map<string, Notice>()
  readonly #onChange: (notices: readonly Notice[]) => void
  #nextId = 1

  constructor(onChange: (notices: readonly Notice[]) => void) {
    this.#onChange = onChange
  }

  get notices(): readonly Notice[] {
    return [...this.#notices.values()]
  }

  add({ key, ...notice }: NewNotice, now = Date.now()): void {
    const known = this.#notices.get(key)
    this.#notices.delete(key) // So that a repeat counts as new, and the one without a repeat for longest is the oldest.
    this.#notices.set(key, {
      ...notice,
      id: known?.id ?? this.#nextId++,
      at: now,
      times: (known?.times ?? 0) + 1,
    })
    if (this.#notices.size > MAX_NOTICES) this.#notices.delete(this.#leastNeeded)
    this.#onChange(this.notices)
  }

  /** Removes a notice that is not true any more. */
  withdraw(key: string): void {
    if (this.#notices.delete(key)) this.#onChange(this.notices)
  }

  dismiss(ids: readonly number[]): void {
    for (const [key, { id }] of this.#notices) if (ids.includes(id)) this.#notices.delete(key)
    this.#onChange(this.notices)
  }

  /** The oldest that is no error: errors stay until they are dismissed. The oldest when all are. */
  get #leastNeeded(): string {
    const [oldest = ''] = this.#notices.keys()
    return [...this.#notices].find(([, { severity }]) => severity !== 'error')?.[0] ?? oldest
  }
}
