/** The type of the values of an array, as NumPy distinguishes them. */

export type ValueType =
  | { readonly kind: 'bool'; readonly bytes: 1; readonly isBigEndian: false }
  | { readonly kind: 'int' | 'uint'; readonly bytes: 1; readonly isBigEndian: false }
  | { readonly kind: 'int' | 'uint'; readonly bytes: 2 | 4 | 8; readonly isBigEndian: boolean }
  | { readonly kind: 'float'; readonly bytes: 2 | 4 | 8; readonly isBigEndian: boolean }

/** Values of each pixel: gray; blue and green; blue, green and red; the same and alpha, which is not shown. */
export type Channels = 1 | 2 | 3 | 4
