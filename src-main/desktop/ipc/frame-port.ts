/** Hands a page its port of frames, so that they go straight to its painting worker. */
import { MessageChannelMain, type WebContents } from 'electron'
import type { Screen } from '../../consumers/screen/screen.ts'
import { FRAME_PORT_CHANNEL } from '../../contract/bridge.ts'
import type { PainterMessage } from '../../contract/frame.ts'
import { FrameSplitter } from './frame-parts.ts'

/** A screen serves one painter at a time; the port of an earlier page is let go. */
export function openFramePort(page: WebContents, screen: Screen): void {
  const { port1: ours, port2: theirs } = new MessageChannelMain()
  ours.on('message', ({ data }: { data: PainterMessage }) => screen.heard(data))
  ours.start()
  const splitter = new FrameSplitter()
  screen.attach({
    send: (frame) => splitter.split(frame, (part) => ours.postMessage(part)),
  })
  page.postMessage(FRAME_PORT_CHANNEL, undefined, [theirs])
}
