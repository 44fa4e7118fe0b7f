/** Makes of a frame of the past what crosses to a page, as a screen does of a live one. */
import type { PastFrame } from '../../capture/past.ts'
import type { Picture, PictureNeed } from '../../contract/frame.ts'
import type { Toning } from '../../feed/toning.ts'
import type { FrameContent } from './fit-raw.ts'
import { nothingOf } from './nothing-of.ts'
import type { PastPainter } from './past-frames.ts'

/** What it needs of a screen. */
export interface PastScreen {
  readonly toning: Toning | undefined
  capacity(): number
  needOf(camera: string): PictureNeed | undefined
  fit(camera: string, picture: Picture, body: Uint8Array<ArrayBuffer>): FrameContent
  /** Not if it shows nothing of the past any more. */
  send(camera: string, content: FrameContent): void
}

export function pastPainter(screen: PastScreen): PastPainter {
  const { toning } = screen
  const tone = async ({ camera, picture, body }: PastFrame, by: Toning) => {
    // What is kept may be freed before it is toned.
    const frame = { facts: { camera, picture }, body: body.slice() }
    try {
      screen.send(camera, await by.tone(frame, screen.needOf(camera)))
    } catch {
      // Damaged: it could not be shown when it was live either.
    }
  }
  return {
    get capacity() {
      return screen.capacity()
    },
    send: (frame) => {
      const { camera, picture, body } = frame
      if (toning?.tones({ camera, picture }) === true) return tone(frame, toning)
      screen.send(camera, screen.fit(camera, picture, body))
      return undefined
    },
    blank: (camera) => screen.send(camera, nothingOf(screen.needOf(camera))),
  }
}
