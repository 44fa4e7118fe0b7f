/** Sends a page its port of frames, which connects the screen directly with the page's painting worker. */
import { MessageChannelMain, type WebContents } from 'electron'
import type { Screen } from '../../consumers/screen/screen.ts'
import { FRAME_PORT_CHANNEL } from '../../contract/bridge.ts'
import type { PainterMessage } from '../../contract/frame.ts'
import { FrameSplitter } from './frame-parts.ts'

/** A screen has one painter at a time: this replaces the port of an earlier page. */
export function openFramePort(page: WebContents, screen: Screen): void {
  const { port1: ours, port2: theirs } = new MessageChannelMain()
  ours.on('message', ({ data }: { data: PainterMessage }) => screen.receive(data))
  ours.start()
  const splitter = new FrameSplitter()
  screen.attach({
    send: (frame) => splitter.split(frame, (part) => ours.postMessage(part)),
  })
  page.postMessage(FRAME_PORT_CHANNEL, undefined, [theirs])
}
