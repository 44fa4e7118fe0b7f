/** The focus of a sheet or a dialog. */
import type { RefCallback } from 'react'

/** Its field with `data-first` takes the focus, or the element itself; afterwards the focus is restored. */
export const borrowFocus: RefCallback<HTMLElement> = (element) => {
  if (element === null) return undefined
  const before = document.activeElement
  const first = element.querySelector<HTMLElement>('[data-first]') ?? element
  first.focus()
  if (first instanceof HTMLInputElement) first.select()
  return () => {
    const isTaken =
      document.activeElement !== document.body && !element.contains(document.activeElement)
    if (!isTaken && before instanceof HTMLElement) before.focus()
  }
}
