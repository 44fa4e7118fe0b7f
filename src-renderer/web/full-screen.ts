/** Full screen of a page in a browser: the browser's own. Phones of some makers have none. */

export function canFillScreen(): boolean {
  return document.fullscreenEnabled
}

export function fillsScreen(): boolean {
  return document.fullscreenElement !== null
}

/** A browser does it only when a person has just clicked or pressed a key. */
export async function fillScreen(on: boolean): Promise<void> {
  if (on === fillsScreen()) return
  const done = on ? document.documentElement.requestFullscreen() : document.exitFullscreen()
  await done.catch(() => undefined)
}

/** Calls back when the page begins or ceases to fill the screen: a person can end that by a key of the browser. */
export function onFullScreen(changed: () => void): void {
  document.addEventListener('fullscreenchange', changed)
}
