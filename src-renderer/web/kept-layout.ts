/** The layout that this browser showed last, by its id: it shows it again. */
const KEY = 'camwall-layout'

export function keptLayout(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined // The browser keeps nothing for this page.
  }
}

export function keepLayout(id: string): void {
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // The same.
  }
}
