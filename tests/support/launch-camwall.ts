/** Starts the built Camwall of a checkout, or a packaged one, with Playwright. */
import { _electron, type ElectronApplication } from '@playwright/test'
import { chromiumSwitches, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot, type Environment } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'

export interface CamwallLaunch {
  /** Electron, or a packaged Camwall. */
  readonly program: string
  readonly isPackaged?: boolean
  readonly env: Environment
  readonly flags: readonly string[]
  /** The checkout; this one by default. */
  readonly root?: string
}

export function launchCamwall({
  program,
  isPackaged = false,
  env,
  flags,
  root = repoRoot,
}: CamwallLaunch): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: program,
    cwd: root,
    args: [...chromiumSwitches(isRoot()), ...(isPackaged ? [] : ['.']), ...flags],
    env: Object.fromEntries(
      Object.entries(electronEnvironment(env)).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  })
}
