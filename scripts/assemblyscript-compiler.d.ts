/**
 * Types of the part of AssemblyScript's compiler that is used here. `tsconfig.node.json` uses them instead of the package's own
 * types, which redeclare globals: with them, `at()` of an array would never be `undefined`.
 */

interface Output {
  write(chunk: Uint8Array | string): void
}

/** Takes the arguments of the command line. Resolves whether or not the code compiles. */
export function main(
  args: readonly string[],
  options: {
    readonly stdout: Output
    readonly stderr: Output
    readonly writeFile: (name: string, contents: Uint8Array | string) => void
  },
): Promise<{ readonly error: Error | null }>
