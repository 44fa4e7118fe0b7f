/** What a program needs that starts the real Camwall beside real Python senders, without a test runner. */
import { build } from '../../scripts/build.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { ensureLinuxLibraries } from '../../scripts/linux-libraries.ts'
import { ensurePython, interopPython } from '../../scripts/python.ts'
import { SetUpError } from '../../scripts/set-up-error.ts'

export interface Prepared {
  /** Paths of both programs. */
  readonly electron: string
  readonly python: string
}

/** Builds Camwall as well. Import `support/python.ts` only after it: that reads the environment, which this sets. */
export async function prepare(): Promise<Prepared> {
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  const python = await ensurePython(interopPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  process.env['CAMWALL_PYTHON'] = python.path
  await build()
  return { electron, python: python.path }
}
