/** What the scripts ask about the machine and the user they run as. */
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Environment variables as Node hands them over. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable's value; one that is set to nothing counts as not set. */
export function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}

/** Whether the script runs as root. Never on Windows. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Whether a window could not be shown: Linux without an X11 or Wayland display. */
export function isHeadless(env: Environment, platform: NodeJS.Platform): boolean {
  const display = valueOf(env, 'DISPLAY') ?? valueOf(env, 'WAYLAND_DISPLAY')
  return platform === 'linux' && display === undefined
}

/** Whether a file is there and may be run. */
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
