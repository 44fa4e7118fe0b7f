/** Colours: red, green and blue, 0 to 255, and how they mix. */

/** Red, green, blue; 0 to 255, fractions allowed. */
export type Colour = readonly [red: number, green: number, blue: number]

/** The colour that an ink function writes to, so that painting a pixel allocates nothing. */
export type MutableColour = [red: number, green: number, blue: number]

/** What a shape is filled with: one colour, or a function of the position (in picture heights). */
export type Ink = Colour | ((x: number, y: number, out: MutableColour) => void)

/** The colour of a number such as `0x3366ff`. */
export function rgb(hex: number): Colour {
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255]
}

/** `from` at 0, `to` at 1. */
export function mix(from: Colour, to: Colour, t: number): Colour {
  const out: MutableColour = [0, 0, 0]
  mixInto(out, from, to, t)
  return out
}

/** As `mix`, but writes to `out`, which may be one of the two. */
export function mixInto(out: MutableColour, from: Colour, to: Colour, t: number): void {
  const share = t < 0 ? 0 : t > 1 ? 1 : t
  out[0] = from[0] + (to[0] - from[0]) * share
  out[1] = from[1] + (to[1] - from[1]) * share
  out[2] = from[2] + (to[2] - from[2]) * share
}

/** The colour, `amount` times as bright. */
export function lit(colour: Colour, amount: number): Colour {
  return [colour[0] * amount, colour[1] * amount, colour[2] * amount]
}

/** As `lit`, but writes to `out`. */
export function litInto(out: MutableColour, colour: Colour, amount: number): void {
  out[0] = colour[0] * amount
  out[1] = colour[1] * amount
  out[2] = colour[2] * amount
}

/** An ink with a vertical gradient from one colour at `top` to another at `bottom`. */
export function downward(top: number, above: Colour, bottom: number, below: Colour): Ink {
  return (_x, y, out) => mixInto(out, above, below, (y - top) / (bottom - top))
}
