/**
 * Every text that a person sees, in English: the one table. A text without values is a string, one with values a function
 * of them. Another language is a table of the same keys (`TextTable`).
 */
import { alarmTexts } from './english-alarms.ts'
import { arrangeTexts } from './english-arrange.ts'
import { eventsTexts } from './english-events.ts'
import { exportTexts } from './english-export.ts'
import { healthPageTexts } from './english-health.ts'
import { hubTexts } from './english-hub.ts'
import { lookBackTexts } from './english-look-back.ts'
import { mainTexts } from './english-main.ts'
import { menuTexts } from './english-menus.ts'
import { mqttTexts } from './english-mqtt.ts'
import { pageTexts } from './english-page.ts'
import { recordingTexts } from './english-recording.ts'
import { recordingsTexts } from './english-recordings.ts'
import { snapshotTexts } from './english-snapshot.ts'
import { publishTexts } from './english-publish.ts'
import { terminalTexts } from './english-terminal.ts'
import { unattendedTexts } from './english-unattended.ts'
import { valuesTexts } from './english-values.ts'
import { webTexts } from './english-web.ts'

export const english = {
  ...pageTexts,
  ...valuesTexts,
  ...arrangeTexts,
  ...alarmTexts,
  ...healthPageTexts,
  ...eventsTexts,
  ...recordingTexts,
  ...recordingsTexts,
  ...lookBackTexts,
  ...exportTexts,
  ...snapshotTexts,
  ...mainTexts,
  ...menuTexts,
  ...terminalTexts,
  ...hubTexts,
  ...publishTexts,
  ...mqttTexts,
  ...unattendedTexts,
  ...webTexts,
}
