/** The colours of pixels of three bytes, in OpenCV's order. */
export function toBgr(data: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(data, (_, index) => data[index - (index % 3) + 2 - (index % 3)] ?? 0)
}
