/** Builds Camwall; prints output only if the build fails. */
import { capture } from './capture.ts'
import { gatherLicences } from './licences.ts'
import { packageCommand } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/**
 * Builds the main process, the preload script and the renderer into `out/`, and collects the
 * licences of their packages.
 *
 * @throws SetUpError with the complete output of the build
 */
export async function build(): Promise<void> {
  await buildParts()
  await gatherLicences()
}

/** The same without the licences. @throws SetUpError with the complete output of the build */
export async function buildParts(): Promise<void> {
  const script = await packageCommand('electron-vite', 'electron-vite')
  const run = await capture(process.execPath, [script, 'build'])
  if (!run.ok) throw new SetUpError(`The build failed.\n${run.stdout}${run.stderr}`)
}
