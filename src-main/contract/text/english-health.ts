/** English texts of a camera's health: of tiles, of the health page and of its settings. One table with those of the other files. */
import type { Wording } from './wording.ts'

/** By the codes of warnings: a word, the cause, and what to try. */
const warningTexts = {
  'warning.gone': 'Gone',
  'warning.gone-why': 'disconnected',
  'warning.gone-todo': 'check its power and network',
  'warning.stalled': 'Stalled',
  'warning.stalled-why': 'connected, no frames arrive',
  'warning.stalled-todo': 'does its program or its camera hang?',
  'warning.missing': 'Missing',
  'warning.missing-why': 'not seen since Camwall started',
  'warning.missing-todo': 'is its program running, with this computer’s address?',
  'warning.faults': 'Not shown',
  'warning.faults-why': 'its messages cannot be shown',
  'warning.faults-todo': 'see the notices for the reason',
  'warning.late': 'Late',
  'warning.late-why': 'frames come less often than usual',
  'warning.late-todo': 'check its network and the load of its computer',
  'warning.frozen': 'Frozen',
  'warning.frozen-why': 'every frame has the same picture',
  'warning.frozen-todo': 'does the camera or its program hang?',
  'warning.dark': 'Dark',
  'warning.dark-why': 'the pictures are black or nearly so',
  'warning.dark-todo': 'check the light, the lens and the exposure',
  'warning.same-name': 'Shared name',
  'warning.same-name-why': 'two senders use this name',
  'warning.same-name-todo': 'give each sender its own name',
  'warning.renaming': 'Changing names',
  'warning.renaming-why': 'its sender makes up a new name again and again',
  'warning.renaming-todo': 'send one name, or choose a rule for names in Settings',
  'warning.clock': 'Wrong clock',
  'warning.clock-why': 'its send times cannot be true',
  'warning.clock-todo': 'synchronise the clock of its computer',
  'warning.sentence': ({ why, todo }: { why: string; todo: string }) => `${why}: ${todo}`,
} as const

const healthTexts = {
  'health.title': 'Health',
  'health.close': 'Close health',
  'health.summary': (
    { count, troubled }: { count: number; troubled: number },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}, ${number(troubled)} with warnings`,
  'health.search': 'Search',
  'health.show': 'Show',
  'health.show-all': 'All',
  'health.show-troubled': 'With warnings',
  'health.copy-text': 'Copy as text',
  'health.copy-csv': 'Copy as CSV',
  'health.none': 'No camera matches.',
  'health.no-camera': 'No camera has sent yet.',
  'health.live': 'Live',
  'health.camera': 'Camera',
  'health.state': 'State',
  'health.since': 'For',
  'health.fps': 'fps',
  'health.kilobytes': 'kB/s',
  'health.dropped': 'Dropped',
  'health.not-shown': 'Not shown',
  'health.latency': 'Latency',
  'health.milliseconds': ({ milliseconds }: { milliseconds: number }, { number }: Wording) =>
    `${number(milliseconds)} ms`,
  'health.stalls': 'Stalls',
  'health.reconnections': 'Reconnects',
  'health.last-hour': 'In the last hour',
  'health.median': 'Median from the sender’s call to the wall, if the sender reports when it sends',
  'health.rates': 'Last 5 min',
  'health.rates-of': ({ least, most }: { least: number; most: number }, { rate }: Wording) =>
    `${rate(least)} to ${rate(most)} fps in the last minutes`,
  'health.cause': 'Cause',
  'health.number': ({ value }: { value: number }, { number }: Wording) => number(value),
  'health.rate': ({ fps }: { fps: number }, { rate }: Wording) => rate(fps),
  'health.unknown': '–',
  'health.likely': 'Why there is no picture',

  'health.settings': 'Health',
  'health.late-seconds': 'Late after, s',
  'health.frozen-seconds': 'Frozen after, s',
  'health.dark-seconds': 'Dark after, s',
  'health.missing-seconds': 'Missing after, s',
  'health.probe-seconds': 'Look for dark pictures every, s',
  'health.off': 'off',
  'health.settings-help':
    'Each becomes a warning after so many seconds. Leave a field empty to turn that warning off. Still scenes, nights, and places of cameras that will not return are usual: these warnings are off until you turn them on.',
} as const

/** Why there is no picture: what the hub sees, and what to try. */
const causeTexts = {
  'cause.no-connection': ({ address }: { address: string }) =>
    `No sender has connected to ${address}.`,
  'cause.no-connection.todo': ({ port }: { port: number }, { plain }: Wording) =>
    `Does the program run, and with this address? A firewall may block port ${plain(port)}. A sender that is created with REQ_REP=False does not connect: choose PUB/SUB in Settings for it.`,
  'cause.all-left': 'All senders have disconnected.',
  'cause.all-left.todo': 'Check their programs, their power and the network.',
  'cause.silent': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'sender is', other: 'senders are' })} connected and ${plural(count, { one: 'sends', other: 'send' })} nothing.`,
  'cause.silent.todo':
    'Does the program wait for its camera, or hang? It must call send_image or send_jpg.',
  'cause.not-shown': 'Messages arrive, but they cannot be shown.',
  'cause.not-shown.todo': 'The notices have the reason, and what to send.',
  'cause.key': ({ key }: { key: string }) =>
    `A sender was refused: its key ${key} is not in the list.`,
  'cause.no-publisher': 'Camwall has no address of a camera to connect to.',
  'cause.no-publisher.todo': 'Add the address of each camera in Settings.',
  'cause.publisher-waiting': ({ address }: { address: string }) => `Nothing answers at ${address}.`,
  'cause.publisher-waiting.todo':
    'Does the program run there, and with REQ_REP=False? One without it waits for replies: choose REQ/REP in Settings for it. A firewall on its computer may block the port.',
  'cause.publisher-silent': ({ address }: { address: string }) =>
    `${address} is connected and sends nothing.`,
  'cause.publisher-keyless': ({ address }: { address: string }) =>
    `${address} is not connected: its public key is missing.`,
  'cause.publisher-keyless.todo': 'Paste the line that its program prints in Settings.',
} as const

export const healthPageTexts = { ...warningTexts, ...healthTexts, ...causeTexts } as const
