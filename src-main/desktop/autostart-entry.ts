/** The file with which a Linux desktop starts Camwall: Desktop Entry Specification 1.5, Desktop Application Autostart 0.5. */

export function autostartEntry(program: string, args: readonly string[]): string {
  const exec = [program, ...args].map(quoted).join(' ')
  return `[Desktop Entry]
Type=Application
Name=Camwall
Exec=${exec}
Terminal=false
`
}

/**
 * An argument of `Exec`: quoted, with the characters escaped that mean something between quotes. `%` begins a field code.
 * Backslashes are escaped once more, because the value of every key is read with escapes of its own.
 */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')
  return `"${escaped.replaceAll('\\', String.raw`\\`)}"`
}
