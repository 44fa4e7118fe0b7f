/** A component of a JPEG: luma, or one of chroma. `jpeg-decoder.ts` writes its fields of four bytes. */
@unmanaged
export class Component {
  /** Blocks per MCU. */
  across: i32
  down: i32
  /** One decoded row of MCUs, after the last row of pixels of the previous one. */
  strip: usize
  stride: i32
  /** Tables: steps of the coefficients, and codes of the DC and the AC coefficients. */
  steps: usize
  dc: usize
  ac: usize
  /** DC coefficient of the last block, from which that of the next one differs. */
  lastDc: i32
  /** Decoded pixels. */
  width: i32
  height: i32
  /** The plane to write, and its size in pixels. */
  out: usize
  outWidth: i32
  outHeight: i32
  /** The horizontal scaling table, and scratch for one row of the source. */
  table: usize
  row: usize
  /** The next row of the plane to write. */
  next: i32
  /** The first column of the strip that is scaled, and the number of columns. */
  left: i32
  columns: i32
  /** The part that is scaled, as in `position`: of these columns, and of all rows. */
  startX: i32
  spanX: i32
  startY: i32
  spanY: i32
}
