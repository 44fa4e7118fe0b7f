/** Copies a text to the clipboard. On plain HTTP from another computer, only the old way works. */

/** Resolves to whether it was copied. */
export async function copy(text: string): Promise<boolean> {
  if (isSecureContext)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  const field = document.createElement('textarea')
  field.value = text
  // In the dialog that is open, since nothing outside of it can be selected.
  const host = document.querySelector('dialog[open]') ?? document.body
  host.append(field)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- There is no other way without a secure context.
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
