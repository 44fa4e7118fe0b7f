/**
 * How a script fails: an error that the user can fix is printed as a message, any other with its stack.
 */

/** An error of the machine's set-up. The message says what happened and what to do. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError'
}

/** Runs a script's body. Its result is the exit code; an error is printed and becomes exit code 1. */
export async function runScript(body: () => Promise<number>): Promise<void> {
  // A closed terminal or pipe must not prevent the script from ending cleanly.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  try {
    process.exitCode = await body()
  } catch (error) {
    console.error(error instanceof SetUpError ? `\n${error.message}\n` : error)
    process.exitCode = 1
  }
}
