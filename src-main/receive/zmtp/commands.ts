/** The commands of ZMTP 3.x: a name with its length before it, and what belongs to it. Source: ZeroMQ RFC 37. */
import { ProtocolError } from './protocol-error.ts'

export interface Command {
  readonly name: string
  readonly data: Uint8Array
}

/** @throws ProtocolError */
export function parseCommand(body: Uint8Array): Command {
  const [length = Infinity] = body
  if (length >= body.byteLength) throw new ProtocolError('malformed')
  return { name: latin1(body.subarray(1, 1 + length)), data: body.subarray(1 + length) }
}

/** A command whose name has up to 255 characters. */
export function buildCommand(name: string, ...data: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(name.length), Buffer.from(name, 'latin1'), ...data])
}

/** The first command of each side, with its properties. */
export const READY = 'READY'
/** Instead of it: the peer does not want the connection. */
export const ERROR = 'ERROR'
/** Asks whether the other side is there. */
export const PING = 'PING'
export const PONG = 'PONG'

const SOCKET_TYPE = 'Socket-Type'
const IDENTITY = 'Identity'
/** Bytes of a property's length. */
const LENGTH_BYTES = 4

export const READY_OF_ROUTER = buildCommand(
  READY,
  property(SOCKET_TYPE, 'ROUTER'),
  property(IDENTITY, ''),
)

/** Bytes of how long the peer may wait for the next one. Senders of a PING that is not repeated do not say it. */
const TIME_TO_LIVE_BYTES = 2
export const BUILT_PING = buildCommand(PING, Buffer.alloc(TIME_TO_LIVE_BYTES))
/** Bytes of a PING that come back with its PONG. */
const MAX_CONTEXT = 16

export function pongOf(ping: Uint8Array): Buffer {
  return buildCommand(PONG, ping.subarray(TIME_TO_LIVE_BYTES, TIME_TO_LIVE_BYTES + MAX_CONTEXT))
}

/**
 * The type of the peer's socket, from the properties of its READY; `undefined` if it does not say it.
 *
 * @throws ProtocolError
 */
export function socketTypeOf(properties: Uint8Array): string | undefined {
  const { buffer, byteOffset, byteLength } = properties
  const view = new DataView(buffer, byteOffset, byteLength)
  let found: string | undefined
  let at = 0
  while (at < byteLength) {
    const valueAt = at + 1 + view.getUint8(at) + LENGTH_BYTES
    if (valueAt > byteLength) throw new ProtocolError('malformed')
    const name = latin1(properties.subarray(at + 1, valueAt - LENGTH_BYTES))
    at = valueAt + view.getUint32(valueAt - LENGTH_BYTES)
    if (at > byteLength) throw new ProtocolError('malformed')
    if (name.toLowerCase() === SOCKET_TYPE.toLowerCase())
      found = latin1(properties.subarray(valueAt, at))
  }
  return found
}

function property(name: string, value: string): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(value.length)
  return Buffer.concat([
    Buffer.of(name.length),
    Buffer.from(name, 'latin1'),
    length,
    Buffer.from(value, 'latin1'),
  ])
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
