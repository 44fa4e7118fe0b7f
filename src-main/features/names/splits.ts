/**
 * Names that several senders share, and the camera that each of these senders has instead.
 *
 * A camera is called after the source of its sender: `Barn (192.168.1.7)`. Further connections of one source, and sources of
 * which only the connection is known, are numbered: `Barn (192.168.1.7, 2)`, `Barn (1)`.
 */
import { MAX_CAMERAS_OF_SOURCE } from '../../contract/limits.ts'
import type { Sender } from '../../feed/sources.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { MAX_SPLIT_CAMERAS, type Split } from './contract.ts'

/** Cameras of one source, and of all connections: as many as one source may keep. Further connections share the last. */
export const MAX_NUMBER = MAX_CAMERAS_OF_SOURCE
/**
 * A connection of a key or an address that was silent for longer has no claim to its number: when a camera comes back after it
 * lost its power, its old connection may still be open for a minute. In milliseconds.
 */
const CLAIMED_FOR_MS = 10_000

interface Part {
  readonly label: string
  readonly number: number
  readonly camera: string
  /** Of the newest message, in milliseconds of a steady clock. */
  at: number
}

export class SplitName implements Split {
  readonly name: string
  /** Whether it outlasts its connections. */
  readonly isKept: boolean
  /** By connection. */
  readonly #parts = new Map<string, Part>()
  readonly #cameras: Set<string>

  /** @param known - with the cameras of former runs */
  constructor({ name, cameras, isKept }: Split) {
    this.name = name
    this.isKept = isKept
    this.#cameras = new Set(cameras)
  }

  /** In the order in which they first sent. */
  get cameras(): readonly string[] {
    return [...this.#cameras]
  }

  /** Whether it has ended with the last of its connections. */
  get isOver(): boolean {
    return !this.isKept && this.#cameras.size > 0 && this.#parts.size === 0
  }

  /** The camera of a message. */
  cameraOf({ peer, source }: Sender, now: number): string {
    const known = this.#parts.get(peer)
    if (known !== undefined) {
      known.at = now
      return known.camera
    }
    const label = source.knownBy === 'connection' ? '' : source.label
    const number = this.#freeNumber(label, now)
    const camera = `${this.name} (${inBrackets(label, number)})`
    this.#parts.set(peer, { label, number, camera, at: now })
    this.#cameras.add(camera)
    keepNewest(this.#cameras, MAX_SPLIT_CAMERAS)
    return camera
  }

  ended(peer: string): void {
    this.#parts.delete(peer)
  }

  /** The lowest one that no other connection claims. */
  #freeNumber(label: string, now: number): number {
    const claimed = new Set<number>()
    for (const part of this.#parts.values()) {
      const isClaimed = label === '' || now - part.at <= CLAIMED_FOR_MS
      if (part.label === label && isClaimed) claimed.add(part.number)
    }
    let number = 1
    while (claimed.has(number) && number < MAX_NUMBER) number += 1
    return number
  }
}

function inBrackets(label: string, number: number): string {
  if (label === '') return String(number)
  return number === 1 ? label : `${label}, ${number}`
}
