/** The web server and its users: a section of the settings. */
import type { PageFeature } from '../page-feature.ts'
import { WebSettings } from './web-settings.tsx'

export const web = { Settings: WebSettings } as const satisfies PageFeature
