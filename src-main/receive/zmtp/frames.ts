/**
 * The frames of ZMTP: each is a part of a message, or a command. Flags come first, then the length in 1 or 8 bytes. Source: ZeroMQ
 * RFC 37, and RFC 15, whose frames differ only in having no commands.
 */

/** Another part of the message follows. */
export const MORE = 1
/** The length has 8 bytes. */
export const LONG = 2
export const COMMAND = 4
export const KNOWN_FLAGS = MORE | LONG | COMMAND

const MAX_SHORT = 255
const LONG_HEAD_BYTES = 9

export function buildMessage(parts: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part, index) => {
      const body = typeof part === 'string' ? Buffer.from(part) : part
      return [headOf(body.byteLength, index < parts.length - 1 ? MORE : 0), body]
    }),
  )
}

export function buildCommandFrame(body: Uint8Array): Buffer {
  return Buffer.concat([headOf(body.byteLength, COMMAND), body])
}

function headOf(length: number, flags: number): Buffer {
  if (length <= MAX_SHORT) return Buffer.of(flags, length)
  const head = Buffer.alloc(LONG_HEAD_BYTES)
  head.writeUInt8(flags | LONG)
  head.writeBigUInt64BE(BigInt(length), 1)
  return head
}
