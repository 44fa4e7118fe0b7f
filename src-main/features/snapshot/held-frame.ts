/** Holds the frame of a camera that a window shows: the newest one, or that of the past moment to which the window looks back. */
import { captureOf, type CapturedFrame } from '../../capture/captured-frame.ts'
import type { RequestingWindow } from '../../app/request-context.ts'
import type { Frame } from '../../feed/frame.ts'

/** It stays as it is until it is released. */
export interface HeldFrame {
  readonly frame: CapturedFrame & { readonly body: Uint8Array<ArrayBuffer> }
  readonly release: () => void
}

/** @returns `undefined` if the window shows no picture of the camera */
export function heldFrame(
  window: Pick<RequestingWindow, 'isLive' | 'pastOf'>,
  newest: (camera: string) => Frame | undefined,
  camera: string,
): HeldFrame | undefined {
  if (!window.isLive) {
    const past = window.pastOf(camera)
    // What looking back keeps may be given up for newer frames.
    return past && { frame: { ...past, body: past.body.slice() }, release: () => undefined }
  }
  const frame = newest(camera)?.retain()
  if (frame === undefined) return undefined
  const { facts, body } = frame
  return { frame: { ...captureOf(facts, body), body }, release: () => frame.release() }
}
