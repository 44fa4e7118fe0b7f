/** Applies what is typed in a field of the open sheet. The browser reports no loss of focus for a field that is removed. */
export function applyTyped(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && activeElement.closest('.sheet .field') !== null)
    activeElement.blur()
}
