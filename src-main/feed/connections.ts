/**
 * Maps connections to cameras. One connection can carry several cameras: imagenode with two cameras, or a program that
 * republishes.
 */
import type { Camera } from './camera.ts'

export class Connections {
  readonly #camerasOf = new Map<string, Set<Camera>>()
  /** Those without a camera whose newest event was admitted. */
  readonly #withEvents = new Set<string>()

  add(peer: string, camera: Camera): void {
    camera.connect(peer)
    const known = this.#camerasOf.get(peer)
    if (known === undefined) this.#camerasOf.set(peer, new Set([camera]))
    else known.add(camera)
  }

  /** Call it when a connection ended. */
  end(peer: string): void {
    for (const camera of this.#camerasOf.get(peer) ?? []) camera.disconnect(peer)
    this.#camerasOf.delete(peer)
    this.#withEvents.delete(peer)
  }

  /** Call it for each event of a connection without a camera. */
  noteEvent(peer: string, isAdmitted: boolean): void {
    if (isAdmitted) this.#withEvents.add(peer)
    else this.#withEvents.delete(peer)
  }

  /** Whether it has no camera, and its newest event was admitted. */
  hasEvents(peer: string): boolean {
    return this.#withEvents.has(peer)
  }

  /** Call it when a camera was removed. */
  remove(camera: Camera): void {
    for (const peer of camera.peers) {
      const cameras = this.#camerasOf.get(peer)
      cameras?.delete(camera)
      if (cameras?.size === 0) this.#camerasOf.delete(peer)
    }
  }

  /** The camera of a connection that has sent the newest picture; `undefined` before the first picture. */
  newestOf(peer: string): Camera | undefined {
    let newest: Camera | undefined
    for (const camera of this.#camerasOf.get(peer) ?? [])
      if (camera.received > 0 && camera.lastSeen >= (newest?.lastSeen ?? 0)) newest = camera
    return newest
  }

  /** The camera itself, then all cameras that share a connection with it. */
  *sharing(camera: Camera): Iterable<Camera> {
    yield camera
    for (const peer of camera.peers)
      for (const other of this.#camerasOf.get(peer) ?? []) if (other !== camera) yield other
  }
}
