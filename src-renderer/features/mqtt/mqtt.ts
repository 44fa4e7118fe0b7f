/** Whether a broker is told of the cameras: a section of the settings. */
import type { PageFeature } from '../page-feature.ts'
import { MqttSettings } from './mqtt-settings.tsx'

export const mqtt = { Settings: MqttSettings } as const satisfies PageFeature
