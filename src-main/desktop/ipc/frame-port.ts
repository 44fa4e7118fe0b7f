/** Hands a page its port of frames, so that they go straight to its painting worker. */
import { MessageChannelMain, type WebContents } from 'electron'
import { FRAME_PORT_CHANNEL } from '../../contract/bridge.ts'
import type { PainterMessage } from '../../contract/frame.ts'
import type { Feed, FrameLink } from '../../feed/feed.ts'
import { FrameSplitter } from './frame-parts.ts'

/** The feed serves one painter at a time; the port of an earlier page is let go. */
export function openFramePort(
  page: WebContents,
  feed: Feed,
  stuckness: Omit<FrameLink, 'send'>,
): void {
  const { port1: ours, port2: theirs } = new MessageChannelMain()
  ours.on('message', ({ data }: { data: PainterMessage }) => feed.heard(data))
  ours.start()
  const splitter = new FrameSplitter()
  feed.attach({
    send: (frame) => splitter.split(frame, (part) => ours.postMessage(part)),
    ...stuckness,
  })
  page.postMessage(FRAME_PORT_CHANNEL, undefined, [theirs])
}
