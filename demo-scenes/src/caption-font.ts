/** The font of the caption: capitals, digits and signs, five dots wide and seven high. */

/** Size of a letter, and the distance from one letter to the next, in dots. */
export const GLYPH_WIDTH = 5
export const GLYPH_HEIGHT = 7
export const GLYPH_ADVANCE = 6

/** Seven rows from the top, each a base-32 digit: its five bits are the dots from the left. */
const ROWS: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hhha444',
  Z: 'v1248gv',
  0: 'ehjlphe',
  1: '4c4444e',
  2: 'eh1248v',
  3: 'v2421he',
  4: '26aiv22',
  5: 'vgu11he',
  6: '68guhhe',
  7: 'v124888',
  8: 'ehhehhe',
  9: 'ehhf12c',
  '#': 'aavavaa',
  ':': '0cc0cc0',
  '.': '00000cc',
  ',': '0000c48',
  '-': '000v000',
  _: '000000v',
  '/': '01248g0',
  '(': '2488842',
  ')': '8422248',
  '+': '044v440',
  '=': '00v0v00',
  '!': '4444004',
  '?': 'eh12404',
  '&': 'cik8lid',
  '%': 'op248j3',
  '*': '04lel40',
  "'": 'c480000',
  '"': 'aaa0000',
}

/** Whether a letter has a dot at a column and row; a letter that is not in the font is blank. */
export function hasDot(letter: string, column: number, row: number): boolean {
  if (column < 0 || column >= GLYPH_WIDTH || row < 0) return false
  const bits = Number.parseInt(ROWS[letter.toUpperCase()]?.[row] ?? '0', 32)
  return ((bits >> (GLYPH_WIDTH - 1 - column)) & 1) === 1
}
