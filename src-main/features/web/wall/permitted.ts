/** What a page in a browser may ask for at all, whatever its user may do: nothing that a window, a dialog or this computer's disk shows. */
import type { CommandContract } from '../../../contract/command.ts'
import type { Right } from '../../../contract/request.ts'
import type { AnySection } from '../../../contract/setting.ts'

/** Requests that the features and the core answer, beside those that the web wall answers itself. */
export const PERMITTED: ReadonlySet<string> = new Set([
  'tiles:move',
  'tiles:swap',
  'tiles:twin',
  'tiles:hotspot',
  'tiles:remove',
  'layout:change',
  'layouts:make',
  'layouts:rename',
  'layouts:duplicate',
  'layouts:delete',
  'layouts:move',
  'layouts:rules',
  'layouts:add-cameras',
  'groups:set',
  'templates:save',
  'templates:rename',
  'templates:delete',
  'camera:replace',
  'notice:dismiss',
  'settings:change',
  'turn:change',
  'names:preview',
  'names:set-rule',
  'names:alias',
  'names:split',
  'names:join',
  'values:change',
  'values:hold',
  'values:read',
  'values:histogram',
  'views:change',
  'views:fit',
  'views:hide',
  'views:show',
  'views:window',
  'details:latency',
  'health:read',
  'health:causes',
  'events:find',
  'events:picture',
  'events:totals',
  'recording:set',
  'recording:set-all',
  'alarms:acknowledge',
  'alarms:snooze',
  'alarms:end-snooze',
  'alarms:save',
  'alarms:delete',
  'alarms:try',
  'answers:set',
  'web:set-user',
  'web:remove-user',
  'web:add-token',
  'web:remove-token',
])

/** Commands that the main process runs for any page. */
export const PERMITTED_COMMANDS: ReadonlySet<string> = new Set([
  'remove-silent',
  'undo-wall',
  'redo-wall',
])

/** Commands of the page that need a window, a dialog, or what the hub keeps of the past. */
const OF_WINDOWS: ReadonlySet<string> = new Set([
  'open-layout',
  'look-back',
  'recordings',
  'export',
  'snapshot',
  'snapshot-all',
  'copy-picture',
  'import-settings',
])

/** Commands of windows that a browser carries out itself. */
const OF_BROWSERS: ReadonlySet<string> = new Set(['full-screen'])

/** Commands of the page whose requests need the right to configure. */
const CONFIGURING: ReadonlySet<string> = new Set(['settings', 'answer-camera'])

/** Commands of the page that only look. */
const VIEWING: ReadonlySet<string> = new Set([
  'all-cameras',
  'show-solo',
  'select-all',
  'clear-selection',
  'next-page',
  'previous-page',
  'cycle-pages',
  'next-layout',
  'previous-layout',
  'cycle-layouts',
  'notices',
  'health',
  'events',
  'alarms',
  'details',
  'keys',
  'read-values',
  'read-left',
  'read-right',
  'read-up',
  'read-down',
])

/** Whether a change is of a file or a folder of Camwall's computer, whose user alone may say what is read and written there. */
export function changesPath({ settings }: AnySection, patch: object): boolean {
  return Object.keys(patch).some((key) => settings[key]?.isPath === true)
}

/** The ids of commands that a page of these rights is not to offer. */
export function commandsWithout(
  commands: readonly CommandContract[],
  rights: ReadonlySet<Right>,
): readonly string[] {
  return commands.filter((command) => !isOffered(command, rights)).map(({ id }) => id)
}

function isOffered({ id, runs, right }: CommandContract, rights: ReadonlySet<Right>): boolean {
  if (OF_BROWSERS.has(id)) return true
  if (runs === 'main') return PERMITTED_COMMANDS.has(id) && rights.has(right ?? 'view')
  if (OF_WINDOWS.has(id)) return false
  if (CONFIGURING.has(id)) return rights.has('configure')
  return VIEWING.has(id) || rights.has('arrange')
}
