/** The templates that a person made. A layout that uses one has a copy, so that it stays as it is when the template is deleted. */
import { randomUUID } from 'node:crypto'
import type { Cell } from '../../contract/layout.ts'
import { MAX_TEMPLATES } from '../../contract/limits.ts'
import type { OwnTemplates } from '../../contract/own-template.ts'
import { message } from '../../contract/text/text.ts'
import { RequestFault } from '../requests/answer.ts'
import type { Kept } from '../settings/settings-store.ts'
import { freeName } from './free-name.ts'

export class Templates {
  readonly #kept: Kept<OwnTemplates>
  readonly #changed: () => void

  /** @param changed - called after each change that a person requested */
  constructor(kept: Kept<OwnTemplates>, changed: () => void) {
    this.#kept = kept
    this.#changed = changed
  }

  get all(): OwnTemplates {
    return this.#kept.value
  }

  /**
   * A name that another one has gets a number.
   *
   * @throws RequestFault - when there are as many as there can be
   */
  save(name: string, places: readonly Cell[]): void {
    if (places.length === 0) return
    if (this.all.length >= MAX_TEMPLATES)
      throw new RequestFault(message('request.too-many-templates', { most: MAX_TEMPLATES }))
    const added = { id: randomUUID(), name: freeName(name, this.all), places }
    this.#set([...this.all, added])
  }

  rename(id: string, name: string): void {
    const others = this.all.filter((template) => template.id !== id)
    const free = freeName(name, others)
    this.#set(this.all.map((each) => (each.id === id ? { ...each, name: free } : each)))
  }

  delete(id: string): void {
    this.#set(this.all.filter((template) => template.id !== id))
  }

  #set(templates: OwnTemplates): void {
    this.#kept.set(templates)
    this.#changed()
  }
}
