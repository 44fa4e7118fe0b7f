/** What a tile says about its camera. */
import type { CameraState, CameraStatus } from '../../src-main/contract/camera.ts'
import { bytesWords, countWords, durationWords, fpsWords, sinceWords } from './numbers.ts'

/** Plain values only, so that a tile renders again only when one of them is another. */
export interface CameraWords {
  readonly state: CameraState
  readonly fps: string
  /** Size of the picture and bytes of the frame. */
  readonly detail: string
  /** Why its newest malformed message could not be shown, with how many there were. */
  readonly fault: string | undefined
  /** `3 not shown`: how many messages were malformed. */
  readonly faults: string
  /** Milliseconds since the epoch of its last frame; 0 while it is live, when nobody reads it. */
  readonly lastFrameAt: number
  /** Frames until it left; 0 before. */
  readonly frames: number
}

export function cameraWords(camera: CameraStatus): CameraWords {
  const { state, width, height, frameBytes, lastFault, malformed } = camera
  return {
    state,
    fps: fpsWords(camera.receivedFps),
    detail: `${width}×${height} · ${bytesWords(frameBytes)}`,
    fault:
      lastFault === undefined
        ? undefined
        : `${countWords(malformed)} ${malformed === 1 ? 'message' : 'messages'} could not be shown. ${lastFault}`,
    faults: `${countWords(malformed)} not shown`,
    lastFrameAt: state === 'live' ? 0 : camera.lastFrameAt,
    frames: state === 'gone' ? camera.received : 0,
  }
}

export interface StateWords {
  /** `Stalled` or `Gone`: what is left at the smallest tiles. */
  readonly short: string
  /** `12 s` or `since 14:03`. */
  readonly time: string
  readonly why: string
}

/** `undefined` while frames come: a live camera speaks for itself. */
export function stateWords(camera: CameraWords, nowSeconds: number): StateWords | undefined {
  switch (camera.state) {
    case 'live':
      return undefined
    case 'stalled':
      return {
        short: 'Stalled',
        time: durationWords(nowSeconds - Math.floor(camera.lastFrameAt / 1000)),
        why: 'connected, sends no picture',
      }
    case 'gone':
      return {
        short: 'Gone',
        time: `since ${sinceWords(camera.lastFrameAt, nowSeconds * 1000)}`,
        why: `disconnected after ${countWords(camera.frames)} ${camera.frames === 1 ? 'frame' : 'frames'}`,
      }
  }
}
