/** All sections of the settings file, and the form of a file with settings and layouts. */
import { kioskSection } from '../app/kiosk/contract.ts'
import { pinSchema } from '../app/kiosk/pin.ts'
import {
  groupsSchema,
  layoutsSchema,
  placesSchema,
  sightingsSchema,
  strictLayoutsSchema,
  windowsSchema,
} from '../app/settings/kept.ts'
import type { WallFileForm } from '../app/settings/wall-file.ts'
import { templatesSchema } from '../contract/own-template.ts'
import { hubSection } from '../contract/settings.ts'
import { alarmsSection } from './alarms/contract.ts'
import { answersSchema } from './answers/answers.ts'
import { appearanceSection } from './appearance/contract.ts'
import { eventsSection } from './events/contract.ts'
import { keysSection } from './keys/contract.ts'
import { healthSection } from './health/contract.ts'
import { lookBackSection } from './look-back/contract.ts'
import { aliasesSchema, splitsSchema } from './names/names.ts'
import { namesSection } from './names/contract.ts'
import { mqttSection } from './mqtt/contract.ts'
import { publishSection } from './publish/contract.ts'
import { recordingSection } from './recording/contract.ts'
import { recordedSchema } from './recording/recorded-cameras.ts'
import { snapshotSection } from './snapshot/contract.ts'
import { snapshotFolderSchema } from './snapshot/snapshot.ts'
import { turnsSchema } from './turn/turn.ts'
import { unattendedSection } from './unattended/contract.ts'
import { updatesSection } from './updates/contract.ts'
import { webSection } from './web/contract.ts'
import { hiddenSchema, viewsSchema } from './views/views.ts'
import { shownValuesSchema } from './values/values.ts'

export const sections = [
  hubSection,
  namesSection,
  kioskSection,
  unattendedSection,
  healthSection,
  eventsSection,
  recordingSection,
  alarmsSection,
  lookBackSection,
  publishSection,
  webSection,
  mqttSection,
  snapshotSection,
  updatesSection,
  appearanceSection,
  keysSection,
] as const

export const wallFileForm = {
  sections,
  parts: {
    layouts: layoutsSchema,
    groups: groupsSchema,
    templates: templatesSchema,
    sightings: sightingsSchema,
    windows: windowsSchema,
    turns: turnsSchema,
    values: shownValuesSchema,
    aliases: aliasesSchema,
    splits: splitsSchema,
    views: viewsSchema,
    hidden: hiddenSchema,
    answers: answersSchema,
    recorded: recordedSchema,
    places: placesSchema,
    kioskPin: pinSchema,
    snapshotFolder: snapshotFolderSchema,
  },
  stays: ['windows', 'places', 'sightings', 'recorded', 'kioskPin', 'snapshotFolder'],
} as const satisfies WallFileForm

/** For `--check`: what Camwall corrects itself is a fault, too. */
export const strictWallFileForm = {
  ...wallFileForm,
  parts: { ...wallFileForm.parts, layouts: strictLayoutsSchema },
} as const satisfies WallFileForm
