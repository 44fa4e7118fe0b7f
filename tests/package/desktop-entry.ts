/** Parses the Exec line of a desktop entry according to the specification. */

/**
 * The command and its arguments, without field codes (`%U`).
 *
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function execOf(entry: string): readonly string[] {
  const line = /^Exec=(.+)$/m.exec(entry)?.[1]
  if (line === undefined) throw new Error('The desktop entry has no Exec line.')
  const parts = line.match(/"(?:\\.|[^"\\])*"|\S+/g) ?? []
  return parts
    .filter((part) => !/^%[a-zA-Z]$/.test(part))
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part))
}
