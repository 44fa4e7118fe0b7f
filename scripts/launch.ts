/** Starts Camwall in an Electron and waits until it exits. */
import { relative } from 'node:path'
import type { Display } from './display.ts'
import { runForeground } from './foreground.ts'
import { isRoot, valueOf } from './machine.ts'
import type { Environment } from './machine.ts'
import { repoRoot } from './paths.ts'

/** What is started, and on which display. */
export interface Launch {
  readonly electron: string
  /** Camwall's flags, as the user typed them. */
  readonly flags: readonly string[]
  readonly display: Display
}

/** Runs Camwall. Returns its exit code. */
export async function launch({ electron, flags, display }: Launch): Promise<number> {
  // npm changes to the repository's root. INIT_CWD is the user's folder, to which paths in flags are relative.
  const cwd = valueOf(process.env, 'INIT_CWD') ?? process.cwd()
  const root = isRoot()
  if (root) logNoSandbox()
  return runForeground(electron, electronArguments(relative(cwd, repoRoot), flags, root), {
    cwd,
    env: electronEnvironment(display.env),
    // Chromium stops its own child processes, and would report a signal to one of them as a crash.
    signalTo: 'command',
    ...hiddenLines(display),
  })
}

/** Electron's arguments: its switches, the app's folder, the app's flags. */
export function electronArguments(
  app: string,
  flags: readonly string[],
  root: boolean,
): readonly string[] {
  return [...chromiumSwitches(root), app || '.', ...flags]
}

/** Chromium does not start as root with its sandbox. */
export function chromiumSwitches(root: boolean): readonly string[] {
  return root ? ['--no-sandbox'] : []
}

/** Informs root that the sandbox is off. */
export function logNoSandbox(): void {
  console.log("Running as root: Chromium's sandbox is off (--no-sandbox).")
}

/** The environment for Electron, without the variable that would make it run as plain Node; some editors set it. */
export function electronEnvironment(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}

/** Lines of Electron's error output that are irrelevant on this display. */
export function hiddenLines(display: Display): { readonly hideLine?: typeof isBusNoise } {
  return display.virtual ? { hideLine: isBusNoise } : {}
}

/**
 * Whether a line is Chromium's error about a missing D-Bus. A machine without a screen has none,
 * and Camwall does not need it; no switch turns off just these lines.
 */
export function isBusNoise(line: string): boolean {
  return /^\[\d+:[^\]]*:ERROR:dbus\/[a-z_]+\.cc[:(]\d+\)?\] /.test(line)
}
