/** Limits of frames and bits per second: a section of the settings. */
import type { PageFeature } from '../page-feature.ts'
import { LimitsSettings } from './limits-settings.tsx'

export const limits = { Settings: LimitsSettings } as const satisfies PageFeature
