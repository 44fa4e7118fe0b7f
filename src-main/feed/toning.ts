/** The interface of what shows the values of pictures otherwise than as they were sent. */
import type { FrameMessage, PictureNeed } from '../contract/frame.ts'
import type { Frame, FrameFacts } from './frame.ts'

/** What crosses to a page of a toned picture. */
export type TonedContent = Pick<FrameMessage, 'picture' | 'fitted' | 'body'>

export interface Toning {
  /** Whether a page gets this picture by `tone`, and not as it was sent. */
  tones(facts: FrameFacts): boolean
  /**
   * Makes what a page paints. Rejects if the picture cannot be decoded.
   *
   * @param frame - the caller retains it until this settles
   * @param need - `undefined` if it is not known yet
   */
  tone(frame: Frame, need: PictureNeed | undefined): Promise<TonedContent>
  /** Calls back with a camera whose newest picture is shown otherwise now, until the returned function is called. */
  follow(changed: (camera: string) => void): () => void
}
