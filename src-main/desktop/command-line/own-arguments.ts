/** The arguments that are ours: what follows the program, or, unpackaged, what follows the app's folder. */

export interface Invocation {
  readonly argv: readonly string[]
  /** Set by Electron when it runs a folder: `electron [switches] . [our flags]`. */
  readonly defaultApp?: boolean
}

export function ownArguments({ argv, defaultApp }: Invocation): string[] {
  const given = argv.slice(1)
  if (defaultApp !== true) return given
  return given.slice(given.findIndex((arg) => !arg.startsWith('-')) + 1)
}
