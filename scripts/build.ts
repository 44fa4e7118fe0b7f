/** Builds Camwall, quietly unless that fails. */
import { capture } from './capture.ts'
import { gatherLicences } from './licences.ts'
import { packageCommand } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/**
 * Builds the main process, the preload script and the renderer into `out/`, with the
 * licences of what is in them.
 *
 * @throws SetUpError with everything that the build wrote
 */
export async function build(): Promise<void> {
  const script = await packageCommand('electron-vite', 'electron-vite')
  const run = await capture(process.execPath, [script, 'build'])
  if (!run.ok) throw new SetUpError(`The build failed.\n${run.stdout}${run.stderr}`)
  await gatherLicences()
}
