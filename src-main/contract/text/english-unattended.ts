/** English texts of walls that nobody operates, and of export and import: one table with those of the other files. */
import type { Wording } from './wording.ts'

const kioskTexts = {
  'kiosk.not-keys': ({ typed }: { typed: string }) =>
    `${typed} cannot leave kiosk mode. Type Ctrl or Alt and a letter, a digit or a function key, for example Ctrl+Alt+Shift+Q.`,
  'kiosk.pin-title': 'Leave kiosk mode',
  'kiosk.pin': 'PIN',
  'kiosk.leave': 'Leave',
  'kiosk.wrong-pin': 'This is not the PIN. Wait 3 seconds before you try again.',
  'kiosk.not-a-pin': ({ least, most }: { least: number; most: number }, { plain }: Wording) =>
    `Type ${plain(least)} to ${plain(most)} digits.`,
} as const

const settingsTexts = {
  'unattended.title': 'Unattended wall',
  'unattended.keep-display-on': 'Keep the display on while a camera is live',
  'unattended.start-at-login': 'Start at login',
  'unattended.start.off': 'no',
  'unattended.start.window': 'in its windows',
  'unattended.start.kiosk': 'in kiosk mode',
  'unattended.leave-keys': 'Keys that leave kiosk mode',
  'unattended.pin': 'PIN to leave kiosk mode',
  'unattended.no-pin': 'none',
  'unattended.has-pin': 'set; type another one to change it',
  'unattended.remove-pin': 'Remove PIN',
  'unattended.help':
    'Kiosk mode (--kiosk) shows only pictures, in full screen, and ignores all other keys.',
  'notice.no-start-at-login': ({ error }: { error: string }) =>
    `Camwall could not arrange to start at login: ${error}.`,
} as const

const wallFileTexts = {
  'command.export-settings': 'Export settings…',
  'command.import-settings': 'Import settings…',
  'dialog.export-settings': 'Export settings and layouts',
  'dialog.import-settings': 'Import settings and layouts',
  'dialog.json-file': 'JSON file',
  'notice.settings-exported': ({ path }: { path: string }) =>
    `The settings and layouts are in ${path}. Secrets are not in it.`,
  'notice.settings-exported-without': ({ names }: { names: string }) =>
    `These keys of the settings file are not in it either, because they cannot be read: ${names}.`,
  'notice.settings-not-exported': ({ error }: { error: string }) =>
    `The settings could not be exported: ${error}.`,
  'notice.settings-not-imported': ({ error }: { error: string }) =>
    `The settings could not be imported: ${error}. Nothing was changed.`,
  'wall-file.too-large': ({ path }: { path: string }) =>
    `${path} is too large to be a file of settings.`,
  'wall-file.left': ({ name }: { name: string }) =>
    `${name} is in the file and stays as it is here: it belongs to the other computer.`,

  'wall-file.title': 'Settings in a file',
  'wall-file.help':
    'The file has all settings and layouts, without secrets. Before an import changes anything, it shows what.',

  'import.title': 'Import settings and layouts',
  'import.faults': 'Nothing was changed, because this file cannot be used.',
  'import.nothing': 'The file changes nothing.',
  'import.changes': 'Camwall will change these settings, and restart. Cameras wait for it.',
  'import.setting': 'Setting',
  'import.now': 'Now',
  'import.then': 'Then',
  'import.not-set': 'not set',
  'import.risks':
    'These changes let others in that are kept out now, or tell others of the cameras. Allow each that you want:',
  'import.risk.encryption-off': ({ path }: { path: string }) => `${path}: turn encryption off`,
  'import.risk.list-emptied': ({ path }: { path: string }) =>
    `${path}: empty the list, so that everybody may send`,
  'import.risk.port-opened': ({ path, then }: { path: string; then: string }) =>
    `${path}: open another port or interface (${then})`,
  'import.risk.name-allowed': ({ path, then }: { path: string; then: string }) =>
    `${path}: let browsers in that reach this computer by another name (${then})`,
  'import.risk.told-elsewhere': ({ path, then }: { path: string; then: string }) =>
    `${path}: tell another computer of the cameras (${then})`,
  'import.import': 'Import and restart',
} as const

export const unattendedTexts = { ...kioskTexts, ...settingsTexts, ...wallFileTexts } as const
