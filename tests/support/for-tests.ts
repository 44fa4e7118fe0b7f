/** The interface of the main process for end-to-end tests, by `ElectronApplication.evaluate`; see `src-main/desktop/main.ts`. */
import type { Camwall } from '../../src-main/app/camwall.ts'
import type { WallWindows } from '../../src-main/desktop/windows/wall-windows.ts'

export interface ForTests {
  readonly camwall: Camwall
  readonly windows: WallWindows
}

declare global {
  var camwallForTests: ForTests
}
