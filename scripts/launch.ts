/** Starts Camwall in an Electron and waits until it has ended by itself. */
import { relative } from 'node:path'
import type { Display } from './display.ts'
import { runForeground } from './foreground.ts'
import { isRoot, valueOf } from './machine.ts'
import type { Environment } from './machine.ts'
import { repoRoot } from './paths.ts'

/** What to start, and where. */
export interface Launch {
  readonly electron: string
  /** Camwall's own flags, as the user wrote them. */
  readonly flags: readonly string[]
  readonly display: Display
}

/** Runs Camwall. Returns its exit code. */
export async function launch({ electron, flags, display }: Launch): Promise<number> {
  // npm moves to the repository's root; INIT_CWD is where the user is, and paths in flags mean that.
  const cwd = valueOf(process.env, 'INIT_CWD') ?? process.cwd()
  const root = isRoot()
  if (root) sayNoSandbox()
  return runForeground(electron, electronArguments(relative(cwd, repoRoot), flags, root), {
    cwd,
    env: electronEnvironment(display.env),
    // Chromium ends its own helpers; a signal to them too would look like a crash to it.
    signalTo: 'command',
    ...hiddenLines(display),
  })
}

/** Electron's arguments: its own switch, the app's folder, the app's flags. */
export function electronArguments(
  app: string,
  flags: readonly string[],
  root: boolean,
): readonly string[] {
  return [...(root ? ['--no-sandbox'] : []), app || '.', ...flags]
}

/** Says what root has to know: Chromium refuses to start for root with its sandbox. */
export function sayNoSandbox(): void {
  console.log("Running as root: Chromium's sandbox is off (--no-sandbox).")
}

/** The environment for Electron. Editors set the one variable that would make it a bare Node. */
export function electronEnvironment(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}

/** What of Electron's error output is noise on this display. */
export function hiddenLines(display: Display): { readonly hideLine?: typeof isBusNoise } {
  return display.virtual ? { hideLine: isBusNoise } : {}
}

/**
 * Whether a line is Chromium's complaint about a missing D-Bus. A machine without a screen has
 * none, and nothing in Camwall needs it; no switch turns off just these lines.
 */
export function isBusNoise(line: string): boolean {
  return /^\[\d+:[^\]]*:ERROR:dbus\/[a-z_]+\.cc[:(]\d+\)?\] /.test(line)
}
