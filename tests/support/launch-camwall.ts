/** Starts the built Camwall of a checkout with Playwright. */
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronArguments, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot, type Environment } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'

export interface CamwallLaunch {
  readonly electron: string
  readonly env: Environment
  readonly flags: readonly string[]
  /** The checkout; this one by default. */
  readonly root?: string
}

export function launchCamwall({
  electron,
  env,
  flags,
  root = repoRoot,
}: CamwallLaunch): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electron,
    cwd: root,
    args: [...electronArguments('.', flags, isRoot())],
    env: Object.fromEntries(
      Object.entries(electronEnvironment(env)).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  })
}
