/** What the keys of the time bar's slider do. Pure. */

export type TimeAct =
  | { readonly kind: 'frame'; readonly by: 1 | -1 }
  /** In milliseconds. */
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'oldest' }
  /** Live, or the end of a recording. */
  | { readonly kind: 'newest' }
  | { readonly kind: 'live' }
  | { readonly kind: 'play' }
  /** The stretch that is to be saved begins or ends here. */
  | { readonly kind: 'mark'; readonly side: 'from' | 'to' }

/** @param span - from the oldest time to now, in milliseconds. @returns `undefined` for other keys */
export function actOfKey(key: string, isShift: boolean, span: number): TimeAct | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return isShift ? { kind: 'move', by: -1000 } : { kind: 'frame', by: -1 }
    case 'ArrowRight':
    case 'ArrowUp':
      return isShift ? { kind: 'move', by: 1000 } : { kind: 'frame', by: 1 }
    case 'PageDown':
      return { kind: 'move', by: -span / 10 }
    case 'PageUp':
      return { kind: 'move', by: span / 10 }
    case 'Home':
      return { kind: 'oldest' }
    case 'End':
      return { kind: 'newest' }
    case 'Escape':
      return { kind: 'live' }
    case ' ':
      return { kind: 'play' }
    case 'i':
      return { kind: 'mark', side: 'from' }
    case 'o':
      return { kind: 'mark', side: 'to' }
    default:
      return undefined
  }
}
