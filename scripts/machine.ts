/** Information about the machine and the user that runs the scripts. */
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable's value; an empty value counts as not set. */
export function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}

/** Whether the script runs as root. Never on Windows. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Whether windows cannot be shown: Linux without an X11 or Wayland display. */
export function isHeadless(env: Environment, platform: NodeJS.Platform): boolean {
  const display = valueOf(env, 'DISPLAY') ?? valueOf(env, 'WAYLAND_DISPLAY')
  return platform === 'linux' && display === undefined
}

/** Whether a file exists and is executable. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether a command is on the PATH. */
export async function isOnPath(command: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = await Promise.all(folders.map((folder) => isExecutable(join(folder, command))))
  return found.includes(true)
}
