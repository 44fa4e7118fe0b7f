/** Sets up Camwall and Python senders for programs that use them without a test runner. */
import { build } from '../../scripts/build.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { ensureLinuxLibraries } from '../../scripts/linux-libraries.ts'
import { ensurePython, interopPython } from '../../scripts/python.ts'
import { SetUpError } from '../../scripts/set-up-error.ts'

export interface Prepared {
  /** The paths of both programs. */
  readonly electron: string
  readonly python: string
}

/** Also builds Camwall. Import `support/python.ts` only afterwards, because it reads the environment that this sets. */
export async function prepare(): Promise<Prepared> {
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  const python = await ensurePython(interopPython)
  if (python.kind === 'missing') throw new SetUpError(python.reason)
  process.env['CAMWALL_PYTHON'] = python.path
  await build()
  return { electron, python: python.path }
}
