/** Which cameras came by which connection. One connection may carry several: imagenode with two cameras, a re-publisher. */
import type { Camera } from './camera.ts'

export class Connections {
  readonly #camerasOf = new Map<string, Set<Camera>>()

  join(peer: string, camera: Camera): void {
    camera.join(peer)
    const known = this.#camerasOf.get(peer)
    if (known === undefined) this.#camerasOf.set(peer, new Set([camera]))
    else known.add(camera)
  }

  end(peer: string): void {
    for (const camera of this.#camerasOf.get(peer) ?? []) camera.lose(peer)
    this.#camerasOf.delete(peer)
  }

  /** The camera has been taken off the wall. */
  forget(camera: Camera): void {
    for (const peer of camera.peers) {
      const cameras = this.#camerasOf.get(peer)
      cameras?.delete(camera)
      if (cameras?.size === 0) this.#camerasOf.delete(peer)
    }
  }

  /** The camera itself, and all that share a connection with it. */
  *matesOf(camera: Camera): Iterable<Camera> {
    yield camera
    for (const peer of camera.peers)
      for (const mate of this.#camerasOf.get(peer) ?? []) if (mate !== camera) yield mate
  }
}
