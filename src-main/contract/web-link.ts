/**
 * The messages between a page in a browser and its hub, on one WebSocket. Texts are written and read by devalue, which keeps
 * `undefined` and numbers that JSON has not; frames are binary.
 */
import type { Answer, StateChange } from './bridge.ts'
import type { FrameHead, FrameMessage, PainterMessage } from './frame.ts'

/** The path of the socket. Its parameter `layout` is the id of the layout to begin with. */
export const WALL_PATH = '/wall'

/** Milliseconds between the hub's signs that the link lives: a page cannot see the pings of the WebSocket itself. */
export const ALIVE_EVERY_MS = 5000

/** Requests without an answer at which the hub ends the link. A page has half as many open at most. */
export const MOST_OPEN_REQUESTS = 64

export type PageMessage =
  | {
      readonly kind: 'request'
      /** Of the answer. */
      readonly id: number
      readonly name: string
      readonly args: readonly unknown[]
    }
  | { readonly kind: 'painter'; readonly message: PainterMessage }
  /** Whether somebody can see the page. */
  | { readonly kind: 'visible'; readonly isVisible: boolean }

export type HubMessage =
  /** The first one. */
  | {
      readonly kind: 'hello'
      /** Ids of commands that the page is not to offer: those of windows, and those that its user may not run. */
      readonly without: readonly string[]
      /** By the hub's clock, in milliseconds since the epoch. */
      readonly now: number
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'state'; readonly change: StateChange<Readonly<Record<string, unknown>>> }
  | { readonly kind: 'command'; readonly id: string }
  /** Each `ALIVE_EVERY_MS`, with the hub's clock: either clock may have been set. */
  | { readonly kind: 'alive'; readonly now: number }

/** Bytes of the length of a frame's head, little-endian, with which a frame begins. */
const LENGTH_BYTES = 4

/** A copy: the length of the head, the head as JSON, and the body. */
export function packFrame({ body, ...head }: FrameMessage): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head))
  const packed = new Uint8Array(LENGTH_BYTES + text.length + body.length)
  new DataView(packed.buffer).setUint32(0, text.length, true)
  packed.set(text, LENGTH_BYTES)
  packed.set(body, LENGTH_BYTES + text.length)
  return packed
}

/** The body shares the memory of what was packed. */
export function unpackFrame(packed: Uint8Array<ArrayBuffer>): FrameMessage {
  const { buffer, byteOffset } = packed
  const from = LENGTH_BYTES + new DataView(buffer, byteOffset).getUint32(0, true)
  const text = new TextDecoder().decode(packed.subarray(LENGTH_BYTES, from))
  // The hub writes it by `packFrame`.
  const head = JSON.parse(text) as FrameHead
  return { ...head, body: packed.subarray(from) }
}
