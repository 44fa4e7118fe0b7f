/** Makes received text safe to show: short, well-formed, and without characters that garble labels and logs. */
import { MAX_NAME_LENGTH } from '../../contract/limits.ts'

/**
 * Characters that would garble labels and logs: control characters, line separators, bidirectional controls and other
 * invisible format characters. The zero-width joiners of Persian letters and of emoji are kept.
 */
const UNSHOWABLE = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu

/** @param length - characters; a longer text is truncated and ends with `…` */
export function showable(text: string, length = MAX_NAME_LENGTH): string {
  const clean = text
    .slice(0, 4 * length)
    .toWellFormed()
    .replace(UNSHOWABLE, '\ufffd')
    .trim()
  const letters = Array.from(clean)
  return letters.length <= length ? clean : `${letters.slice(0, length - 1).join('')}…`
}

/** `undefined` if it is nested too deep: `JSON.parse` accepts any depth, `JSON.stringify` overflows the stack at some thousand. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
