/** Z85, ZeroMQ's encoding of keys: five characters for four bytes. Source: ZeroMQ RFC 32. */

const DIGITS =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'
/** Characters of a CURVE key, which has 32 bytes. */
export const KEY_LENGTH = 40

/** @param bytes - their number must be a multiple of four */
export function toZ85(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += 4) {
    const value = view.getUint32(at)
    for (const power of [85 ** 4, 85 ** 3, 85 ** 2, 85, 1])
      text += DIGITS.charAt(Math.floor(value / power) % 85)
  }
  return text
}

/** Whether a text is a valid key. Not every group of five characters encodes four bytes. */
export function isKey(text: string): boolean {
  const groups = text.match(/.{5}/gs) ?? []
  return text.length === KEY_LENGTH && groups.every(isGroup)
}

function isGroup(group: string): boolean {
  const digits = Array.from(group, (letter) => DIGITS.indexOf(letter))
  const value = digits.reduce((sum, digit) => sum * 85 + digit, 0)
  return !digits.includes(-1) && value < 2 ** 32
}
