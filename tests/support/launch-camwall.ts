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

export async function launchCamwall({
  program,
  isPackaged = false,
  env,
  flags,
  root = repoRoot,
}: CamwallLaunch): Promise<ElectronApplication> {
  const app = await _electron.launch({
    executablePath: program,
    cwd: root,
    args: [...chromiumSwitches(isRoot()), ...(isPackaged ? [] : ['.']), ...flags],
    env: Object.fromEntries(
      Object.entries(electronEnvironment(env)).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  })
  await app.evaluate(keepPromises, KEPT_PROMISES)
  return app
}

/** More than the main process makes until it next runs microtasks. */
const KEPT_PROMISES = 1024

/**
 * Keeps the newest promises of the main process from the garbage collector. Until microtasks run, V8's inspector holds the result of
 * an evaluation only weakly; in a busy process it was collected before that, and the evaluation failed with “Resulting promise was
 * garbage collected”. Newer versions of V8 hold it.
 */
function keepPromises(_electron: unknown, count: number): void {
  const { promiseHooks } = process.getBuiltinModule('node:v8')
  const kept: Promise<unknown>[] = []
  let next = 0
  promiseHooks.onInit((promise) => {
    kept[next] = promise
    next = (next + 1) % count
  })
}
