/** Says when the list of published cameras is to be sent: when it has changed, to newcomers, and now and then. */
import { isDeepStrictEqual } from 'node:util'
import type { AnnouncedCameras } from '../../receive/imagezmq/announcement.ts'

/** Of the samples, which are taken twice a second: a wall that hears nothing for five seconds takes its cameras for stalled. */
const REPEAT_EVERY = 4

export class Announcer {
  readonly #send: (cameras: AnnouncedCameras) => void
  #cameras: AnnouncedCameras = { live: [], silent: [] }
  #samples = 0

  /** @param send - sends the cameras to those who want to know them */
  constructor(send: (cameras: AnnouncedCameras) => void) {
    this.#send = send
  }

  /** Call it twice a second. */
  sample(cameras: AnnouncedCameras): void {
    this.#samples += 1
    if (this.#samples % REPEAT_EVERY > 0) this.update(cameras)
    else {
      this.#cameras = cameras
      this.again()
    }
  }

  /** Call it when they may have changed. */
  update(cameras: AnnouncedCameras): void {
    if (isDeepStrictEqual(cameras, this.#cameras)) return
    this.#cameras = cameras
    this.again()
  }

  /** Somebody is new. */
  again(): void {
    this.#send(this.#cameras)
  }
}
