/** The part of the theme that both processes need. The rest is in the page's `tokens.css`. */

/** `system`: light or dark, as the system is. `night`: dark and dim, for rooms without light. */
export const THEMES = ['system', 'dark', 'light', 'night'] as const
export type Theme = (typeof THEMES)[number]

/** The background colour of a window, before its page is loaded and between the tiles. In the page it is `--ground`. */
export const GROUNDS = { dark: '#0c0e11', light: '#e4e2dd', night: '#070505' } as const

/** Behind a picture that is not there yet or does not fill its tile: dark in every theme, because the label is light. */
export const TILE_GROUND = GROUNDS.dark

export function groundOf(theme: Theme, isSystemDark: boolean): string {
  if (theme !== 'system') return GROUNDS[theme]
  return isSystemDark ? GROUNDS.dark : GROUNDS.light
}
