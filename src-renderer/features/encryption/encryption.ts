/** Whether senders must encrypt: a section of the settings. */
import type { PageFeature } from '../page-feature.ts'
import { EncryptionSettings } from './encryption-settings.tsx'

export const encryption = { Settings: EncryptionSettings } as const satisfies PageFeature
