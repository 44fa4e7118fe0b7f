/** The layout that this tab showed last, by its id: it shows it again. A new tab begins with the one that any tab showed last. */
const KEY = 'camwall-layout'

export function keptLayout(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined // The browser keeps nothing for this page.
  }
}

export function keepLayout(id: string): void {
  try {
    for (const storage of [sessionStorage, localStorage]) storage.setItem(KEY, id)
  } catch {
    // The same.
  }
}
