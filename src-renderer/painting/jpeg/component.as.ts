/** A component of a JPEG, luma or one of chroma, as `jpeg-decoder.ts` writes it: sixteen numbers of four bytes. */
@unmanaged
export class Component {
  /** Blocks in a unit. */
  across: i32
  down: i32
  /** One row of units as it was decoded, below the row that comes before it. */
  strip: usize
  stride: i32
  /** Tables: steps of the coefficients, codes of means, and of the other coefficients. */
  steps: usize
  means: usize
  others: usize
  /** Of the last block. */
  mean: i32
  /** Pixels, as they are decoded. */
  width: i32
  height: i32
  /** The plane that is asked for, and its pixels. */
  out: usize
  outWidth: i32
  outHeight: i32
  /** Of the steps from one to the other, and room for a row of the source. */
  table: usize
  row: usize
  /** The plane's next row. */
  next: i32
}
