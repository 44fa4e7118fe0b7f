/** The colour between the tiles, which the theme and the system decide. */

/** What of the system changes it. */
const SYSTEM = ['(prefers-color-scheme: dark)', '(forced-colors: active)']

/** @param host - has the colour as its background */
export function groundOf(host: HTMLElement): string {
  return getComputedStyle(host).backgroundColor
}

/** Calls back with every new colour, until the returned function is called. */
export function followGround(host: HTMLElement, changed: (ground: string) => void): () => void {
  let last = groundOf(host)
  const check = () => {
    const ground = groundOf(host)
    if (ground !== last) changed(ground)
    last = ground
  }
  const stopped = new AbortController()
  for (const query of SYSTEM)
    matchMedia(query).addEventListener('change', check, { signal: stopped.signal })
  const theme = new MutationObserver(check)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    stopped.abort()
    theme.disconnect()
  }
}
