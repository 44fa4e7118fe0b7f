/**
 * How a script fails: a fault the reader can mend is said in plain words, any other with its stack.
 */

/** A fault of the machine's set-up. The message says what happened and what to do. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError'
}

/** Runs a script's body and turns its result, an exit code, or its failure into the exit code. */
export async function runScript(body: () => Promise<number>): Promise<void> {
  // A terminal that is closed, or a pipe nobody reads, must not keep the script from a clean end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  try {
    process.exitCode = await body()
  } catch (error) {
    console.error(error instanceof SetUpError ? `\n${error.message}\n` : error)
    process.exitCode = 1
  }
}
