/** How a desktop starts a program: the Exec line of its entry, read as the specification says. */

/**
 * The command and its arguments, without the codes (`%U`) that stand for what was clicked.
 *
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function execOf(entry: string): readonly string[] {
  const line = /^Exec=(.+)$/m.exec(entry)?.[1]
  if (line === undefined) throw new Error('The desktop entry has no Exec line.')
  const words = line.match(/"(?:\\.|[^"\\])*"|\S+/g) ?? []
  return words
    .filter((word) => !/^%[a-zA-Z]$/.test(word))
    .map((word) => (word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word))
}
