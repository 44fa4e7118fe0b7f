/** The interface of what shows the values of pictures otherwise than as they were sent. */
import type { FrameMessage, PictureNeed } from '../contract/frame.ts'
import type { Frame, FrameFacts } from './frame.ts'

/** What toning needs of a frame. */
export interface ToneableFrame extends Pick<Frame, 'body'> {
  readonly facts: Pick<FrameFacts, 'camera' | 'picture'>
}

/** What crosses to a page of a toned picture. */
export type TonedContent = Pick<FrameMessage, 'picture' | 'fitted' | 'body'>

export interface Toning {
  /** Whether a page gets this picture by `tone`, and not as it was sent. */
  tones(facts: ToneableFrame['facts']): boolean
  /**
   * Makes what a page paints. Rejects if the picture cannot be decoded.
   *
   * @param frame - its body is valid until this settles
   * @param need - `undefined` if it is not known yet
   */
  tone(frame: ToneableFrame, need: PictureNeed | undefined): Promise<TonedContent>
  /**
   * Pictures in flight at once, where those that are being toned count, too. Otherwise a picture that takes long to decode does not
   * slow other cameras.
   */
  readonly mostInFlight?: number | undefined
  /** Calls back with a camera whose newest picture is shown otherwise now, until the returned function is called. */
  follow(changed: (camera: string) => void): () => void
}
