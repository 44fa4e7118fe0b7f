/** Whether cameras are published again: a section of the settings. */
import type { PageFeature } from '../page-feature.ts'
import { PublishSettings } from './publish-settings.tsx'

export const publish = { Settings: PublishSettings } as const satisfies PageFeature
