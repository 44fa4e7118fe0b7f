/** What each key does on the wall. */
import type { Direction } from './arrangement.ts'

export type WallCommand =
  | { readonly kind: 'go'; readonly direction: Direction }
  | { readonly kind: 'go-to'; readonly end: 'first' | 'last' }
  | { readonly kind: 'carry'; readonly direction: Direction }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'lift' | 'drop' | 'show-alone' | 'show-all' | 'remove' }

/** What the wall is at: showing all, showing one camera alone, or moving a tile. */
export type WallMood = 'all' | 'alone' | 'holding'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** `undefined` for a key that means nothing here; Escape is the whole page's, see `CamwallStore.back`. */
export function commandFor(key: string, mood: WallMood): WallCommand | undefined {
  const direction = DIRECTIONS[key]
  switch (mood) {
    case 'all':
      if (direction !== undefined) return { kind: 'go', direction }
      if (key === 'Home') return { kind: 'go-to', end: 'first' }
      if (key === 'End') return { kind: 'go-to', end: 'last' }
      if (key === ' ') return { kind: 'lift' }
      if (key === 'Enter') return { kind: 'show-alone' }
      return key === 'Delete' ? { kind: 'remove' } : undefined
    case 'alone':
      if (direction === 'left') return { kind: 'step', by: -1 }
      if (direction === 'right') return { kind: 'step', by: 1 }
      if (key === 'Enter') return { kind: 'show-all' }
      return key === 'Delete' ? { kind: 'remove' } : undefined
    case 'holding':
      if (direction !== undefined) return { kind: 'carry', direction }
      return key === ' ' || key === 'Enter' ? { kind: 'drop' } : undefined
  }
}
