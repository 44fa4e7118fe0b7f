/**
 * The frames of a past moment, for the painter of a window that looks back: of each camera the last one at or before the moment.
 * While the painter has enough to do, cameras wait, and the newest moment counts.
 */
import type { PastFrame, PastMoment } from '../../capture/past.ts'

export interface PastPainter {
  /** How many more frames it takes now. */
  readonly capacity: number
  /** Resolves, or returns, when the frame's camera may have another one. */
  send(frame: PastFrame): Promise<void> | undefined
  /** Shows that there is nothing of a camera at the moment. */
  blank(camera: string): void
}

/** What a camera's tiles show: the time of a frame, or that there is none. */
type Shown = number | 'nothing'

export class PastFrames {
  readonly #painter: PastPainter
  /** Cameras that have a tile. */
  #cameras: ReadonlySet<string> = new Set()
  #moment: { readonly past: PastMoment; readonly time: number } | undefined
  readonly #shown = new Map<string, Shown>()
  /** Cameras that may show something else than they should. */
  readonly #waiting = new Set<string>()
  /** Cameras whose last frame is not sent yet. */
  readonly #sending = new Set<string>()

  constructor(painter: PastPainter) {
    this.#painter = painter
  }

  /** Whether the window shows a moment of the past. */
  get isOn(): boolean {
    return this.#moment !== undefined
  }

  /**
   * The frame of a camera that is shown, or that would be if its tiles were; `undefined` if there is none, or if it is not kept any
   * more.
   */
  shownOf(camera: string): PastFrame | undefined {
    if (this.#moment === undefined) return undefined
    const { past, time } = this.#moment
    const shown = this.#shown.get(camera) ?? time
    return shown === 'nothing' ? undefined : past.at(camera, shown)
  }

  /** `serve` must follow. @param time - in milliseconds since the epoch */
  show(past: PastMoment, time: number): void {
    this.#moment = { past, time }
    for (const camera of this.#cameras) this.#waiting.add(camera)
  }

  end(): void {
    this.#moment = undefined
    this.#shown.clear()
    this.#waiting.clear()
  }

  /** @param cameras - those that have a tile from now on */
  layOut(cameras: ReadonlySet<string>): void {
    this.#cameras = cameras
    // The painter may give up the picture of a camera without a tile.
    for (const camera of this.#shown.keys()) if (!cameras.has(camera)) this.#shown.delete(camera)
    for (const camera of this.#waiting) if (!cameras.has(camera)) this.#waiting.delete(camera)
    if (this.isOn)
      for (const camera of cameras) if (!this.#shown.has(camera)) this.#waiting.add(camera)
    this.serve()
  }

  /** Sends a camera's frame once more, if it is still kept. */
  resend(camera: string): void {
    const shown = this.#shown.get(camera)
    if (this.#moment === undefined || shown === undefined) return
    const frame = this.#moment.past.at(camera, this.#moment.time)
    if (frame === undefined && shown !== 'nothing') return
    this.#shown.delete(camera)
    this.#waiting.add(camera)
    this.serve()
  }

  /** Sends as many frames as the painter takes. Call it when its capacity may be above 0 again. */
  serve(): void {
    if (this.#moment === undefined) return
    const { past, time } = this.#moment
    for (const camera of this.#waiting) {
      if (this.#painter.capacity <= 0) return
      if (this.#sending.has(camera)) continue
      this.#waiting.delete(camera)
      this.#update(camera, past.at(camera, time))
    }
  }

  #update(camera: string, frame: PastFrame | undefined): void {
    const shown = frame?.time ?? 'nothing'
    if (this.#shown.get(camera) === shown) return
    this.#shown.set(camera, shown)
    if (frame === undefined) this.#painter.blank(camera)
    else void this.#send(frame)
  }

  async #send(frame: PastFrame): Promise<void> {
    const { camera } = frame
    const sent = this.#painter.send(frame)
    if (sent === undefined) return
    this.#sending.add(camera)
    await sent
    this.#sending.delete(camera)
    this.serve()
  }
}
