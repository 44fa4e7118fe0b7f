/**
 * AssemblyScript's compiler, as much of it as we call; `tsconfig.node.json` reads this instead of the package's own types.
 * Those declare globals: with them `at()` of every array would seem to give an item, even where there is none.
 */

interface Output {
  write(chunk: Uint8Array | string): void
}

/** Takes what its command line takes, and resolves whether or not the code compiles. */
export function main(
  args: readonly string[],
  options: {
    readonly stdout: Output
    readonly stderr: Output
    readonly writeFile: (name: string, contents: Uint8Array | string) => void
  },
): Promise<{ readonly error: Error | null }>
