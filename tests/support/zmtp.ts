/** The bytes that a peer of ZMTP sends, written out from the RFCs, not built by Camwall's own code. */

const NOTHING = Buffer.alloc(0)

/** RFC 37. `mechanism` and `minor` as the peer says them. */
export function greetingOf3({ mechanism = 'NULL', minor = 1 } = {}): Buffer {
  const signature = Buffer.from('ff00000000000000017f', 'hex')
  const version = Buffer.of(3, minor)
  return Buffer.concat([
    signature,
    version,
    Buffer.from(mechanism.padEnd(20, '\0')),
    Buffer.alloc(32),
  ])
}

/** RFC 15, with the empty identity. 3: REQ. */
export function greetingOf2(socketType = 3): Buffer {
  return Buffer.concat([Buffer.from('ff00000000000000017f', 'hex'), Buffer.of(1, socketType, 0, 0)])
}

export function ready(socketType: string): Buffer {
  return command('READY', property('Socket-Type', socketType), property('Identity', ''))
}

export function property(name: string, value: string): Buffer {
  const length = Buffer.from(value.length.toString(16).padStart(8, '0'), 'hex')
  return Buffer.concat([Buffer.of(name.length), Buffer.from(name), length, Buffer.from(value)])
}

/** A frame with a command. */
export function command(name: string, ...data: readonly Buffer[]): Buffer {
  return frame(4, Buffer.concat([Buffer.of(name.length), Buffer.from(name), ...data]))
}

/** The frames of one message. */
export function message(...parts: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(
    parts.map((part, index) => frame(index < parts.length - 1 ? 1 : 0, Buffer.from(part))),
  )
}

/** @param isLong - whether the length has 8 bytes although 1 is enough */
export function frame(
  flags: number,
  body: Uint8Array = NOTHING,
  isLong = body.byteLength > 255,
): Buffer {
  const { byteLength } = body
  const long = Buffer.from(byteLength.toString(16).padStart(16, '0'), 'hex')
  const length = isLong ? long : Buffer.of(byteLength)
  return Buffer.concat([Buffer.of(isLong ? flags | 2 : flags), length, body])
}
