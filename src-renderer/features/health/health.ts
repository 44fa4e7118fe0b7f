/** The health of the cameras, on the page's side: its page and its settings. */
import { healthCommands } from '../../../src-main/features/health/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { HealthPage } from './health-page.tsx'
import { HealthSettings } from './health-settings.tsx'

export const health = {
  commands: healthCommands,
  run: { health: (store) => store.toggleSheet('health') },
  sheets: { health: HealthPage },
  Settings: HealthSettings,
} as const satisfies PageFeature
