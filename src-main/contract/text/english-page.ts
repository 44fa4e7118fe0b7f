/** English texts of the page, by subject: one table with those of the other files. */
import { appearanceTexts } from './english-appearance.ts'
import { keyTableTexts } from './english-keys.ts'
import { detailsTexts } from './english-details.ts'
import { layoutTexts } from './english-layout.ts'
import { viewTexts } from './english-views.ts'
import { settingsTexts } from './english-settings.ts'
import type { Wording } from './wording.ts'

const numberTexts = {
  'numbers.fps': ({ fps }: { fps: number }, { rate }: Wording) => `${rate(fps)} fps`,
  'numbers.bytes': ({ bytes }: { bytes: number }, { number }: Wording) => `${number(bytes)} B`,
  'numbers.kilobytes': ({ kilobytes }: { kilobytes: number }, { number }: Wording) =>
    `${number(kilobytes)} kB`,
  'numbers.megabytes': ({ megabytes }: { megabytes: number }, { number }: Wording) =>
    `${number(megabytes, 1)} MB`,
  'numbers.gigabytes': ({ gigabytes }: { gigabytes: number }, { number }: Wording) =>
    `${number(gigabytes, 1)} GB`,
  'numbers.seconds': ({ seconds }: { seconds: number }, { number }: Wording) =>
    `${number(seconds)} s`,
  'numbers.minutes': (
    { minutes, seconds }: { minutes: number; seconds: number },
    { number, padded }: Wording,
  ) => `${number(minutes)} min ${padded(seconds)} s`,
  'numbers.hours': (
    { hours, minutes }: { hours: number; minutes: number },
    { number, padded }: Wording,
  ) => `${number(hours)} h ${padded(minutes)} min`,
  'numbers.days': ({ days }: { days: number }, { number }: Wording) => `${number(days)} d`,
  /** `at` in milliseconds since the epoch. */
  'numbers.time': ({ at }: { at: number }, { time }: Wording) => time(at),
  'numbers.date-and-time': ({ at }: { at: number }, { dateAndTime }: Wording) => dateAndTime(at),
} as const

const keyTexts = {
  // As tooltips show them.
  'keys.ctrl': 'Ctrl',
  'keys.alt': 'Alt',
  'keys.shift': 'Shift',
  'keys.enter': 'Enter',
  'keys.escape': 'Esc',
  'keys.space': 'Space',
  'keys.delete': 'Delete',
  /** A letter, a symbol, or a function key: `R`, `←`, `F11`. */
  'keys.symbol': ({ symbol }: { symbol: string }) => symbol,
  /** `Ctrl+R`, and on a Mac `⌘R`. */
  'keys.combined': ({ modifier, key }: { modifier: string; key: string }) => `${modifier}+${key}`,
  'keys.combined-on-mac': ({ modifier, key }: { modifier: string; key: string }) => modifier + key,
  'keys.with-label': ({ label, key }: { label: string; key: string }) => `${label} (${key})`,

  // As a screen reader says them.
  'keys.spoken-ctrl': 'Control',
  'keys.spoken-command': 'Command',
  'keys.spoken-option': 'Option',
  'keys.spoken-left': 'Left arrow',
  'keys.spoken-right': 'Right arrow',
  'keys.spoken-up': 'Up arrow',
  'keys.spoken-down': 'Down arrow',
} as const

const tileTexts = {
  'tile.role': 'camera',
  'tile.detail': (
    { width, height, size }: { width: number; height: number; size: string },
    { plain }: Wording,
  ) => `${plain(width)}×${plain(height)} · ${size}`,
  'tile.not-shown': ({ count }: { count: number }, { number }: Wording) =>
    `${number(count)} not shown`,
  'tile.not-shown-why': (
    { count, why }: { count: number; why: string },
    { number, plural }: Wording,
  ) =>
    `${number(count)} ${plural(count, { one: 'message', other: 'messages' })} could not be shown. ${why}`,
  'tile.damaged': ({ count }: { count: number }, { number }: Wording) => `${number(count)} damaged`,
  'tile.damaged-why': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'picture', other: 'pictures' })} arrived cut off: the JPEG has no end marker. What arrived is shown.`,
  /** A value that a sender sends beside the name: `object_temp 36.5`. */
  'tile.reading': ({ name, value }: { name: string; value: string }) => `${name} ${value}`,
  /** The newest event of a camera: `14:03 Temp 77 F`. */
  'tile.event': ({ time, event }: { time: string; event: string }) => `${time} ${event}`,
  'tile.event-without-text': 'an event without a text',
  'tile.shared': ({ command }: { command: string }) =>
    `Two senders use this name. Give each sender its own name, or choose “${command}” in the menu.`,
  /** Of a tile with an alias: the name that its sender sends. */
  'tile.sent-name': ({ camera }: { camera: string }) => `Name of the sender: ${camera}`,
  'tile.unchanged': 'Unchanged',
  'tile.unchanged-why':
    'Each frame has the same picture as the one before. Does the camera or its program hang?',
  'tile.time': ({ at }: { at: number }, { timeToSecond }: Wording) => timeToSecond(at),
  'tile.gone-since': ({ time }: { time: string }) => `since ${time}`,
  'tile.gone-why': ({ frames }: { frames: number }, { number, plural }: Wording) =>
    `disconnected after ${number(frames)} ${plural(frames, { one: 'frame', other: 'frames' })}`,
  /** Of a camera that was played from a recording. */
  'tile.replay-ended': 'Replay ended',
  'tile.replay-ended-todo': 'with --replay-loop, it begins again',
  /** Of a hotspot: a tile that shows the selected camera. */
  'tile.hotspot': 'Selected camera',
  'tile.hotspot-of': ({ camera }: { camera: string }) => `Selected camera: ${camera}`,
  'tile.hotspot-why': 'Select a tile: its camera is shown here, large',
  /** Of the place of a camera that was removed from the wall in this run. */
  'tile.removed-why': 'not seen since it was removed',
  /** While it is moved. */
  /** In cells of the grid of the layout. */
  'tile.cell': ({ width, height }: { width: number; height: number }, { number }: Wording) =>
    `${number(width)} × ${number(height)}`,
  'tile.position': (
    { position, count }: { position: number; count: number },
    { number }: Wording,
  ) => `${number(position)} of ${number(count)}`,
  'tile.positions': (
    { first, last, count }: { first: number; last: number; count: number },
    { number }: Wording,
  ) => `${number(first)}–${number(last)} of ${number(count)}`,
  'tile.show-all': 'Show all cameras',
  'tile.previous': 'Previous camera',
  'tile.next': 'Next camera',
} as const

/** The dialogs for the name of a camera. */
const dialogTexts = {
  'dialog.close': 'Close',
  'dialog.cancel': 'Cancel',
  'rename.title': 'Rename camera',
  'rename.label': 'Name on the tile',
  'rename.sent': ({ camera }: { camera: string }, { marked }: Wording) =>
    `Its sender calls it ${marked(camera)}. Access control, reports and the log use that name.`,
  'rename.known-by-key': 'Camwall knows its sender by its key.',
  'rename.known-by-address': 'Camwall knows its sender by its address.',
  'rename.known-by-connection': 'Camwall knows its sender only by its connection.',
  'rename.kept':
    'The name on the tile is kept for the name of the sender. Leave the field empty to show that one.',
  'rename.until-end': 'Lasts until the sender disconnects.',
  'rename.apply': 'Rename',
  'replace.title': ({ camera }: { camera: string }) => `“${camera}” is the new…`,
  'replace.help':
    'It gets the place, the name on the tile, the turn, and everything else that is kept for the old camera.',
  'replace.none':
    'No camera is gone. When a camera has been replaced, its place, its name on the tile and everything else that is kept for it can be given to the new one here.',
  'replace.gone': ({ time }: { time: string }) => `gone since ${time}`,
  'replace.absent': 'not on the wall now',
} as const

const wallTexts = {
  'wall.label': 'Camera wall',

  // The keys, for screen readers.
  'wall.help.navigate':
    'The arrow keys, Home and End move the focus from tile to tile. With Shift, they extend the selection.',
  'wall.help.toggle': ({ modifier, key }: { modifier: string; key: string }) =>
    `With ${modifier}, they move the focus and keep the selection; ${key} selects or deselects a tile.`,
  'wall.help.clear': 'Escape clears the selection.',
  'wall.help.move':
    'Space picks up a tile, or all selected tiles. Then the arrow keys move them, Space or Enter drops them, and Escape cancels the move.',
  'wall.help.free':
    'In the layout Free, the arrow keys move a tile that is picked up by one step of the grid. With Shift, they resize it and keep the shape of the picture; with Ctrl and Shift, they change one side.',
  'wall.help.fit':
    'In the layout Fit all, Shift and an arrow key makes a tile that is picked up larger or smaller.',
  'wall.help.solo':
    'While one tile is shown solo, Left arrow and Right arrow show the previous and the next tile, and Enter or Escape shows all tiles.',
  'wall.help.command': ({ key, command }: { key: string; command: string }) =>
    `${key}: ${command}.`,
  'wall.help.either-key': ({ key, other }: { key: string; other: string }) => `${key} or ${other}`,
  'wall.help.live-stays': 'The last tile of a live camera cannot be removed.',
  'wall.help.menu': 'The Menu key or Shift+F10 opens the menu of the tile.',
} as const

/** What a screen reader says after an action. `what`: a camera’s name, or `voice.tiles`. */
const voiceTexts = {
  'voice.tiles': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })}`,
  'voice.position': (
    { position, count }: { position: number; count: number },
    { number }: Wording,
  ) => `position ${number(position)} of ${number(count)}`,
  'voice.lifted': ({ what, position }: { what: string; position: string }) =>
    `${what} picked up at ${position}. Arrow keys move, Space drops, Escape cancels.`,
  'voice.moved': ({ what, position }: { what: string; position: string }) =>
    `${what} at ${position}.`,
  'voice.dropped': ({ what, position }: { what: string; position: string }) =>
    `${what} dropped at ${position}.`,
  'voice.put-back': ({ what, position }: { what: string; position: string }) =>
    `${what} moved back to ${position}.`,
  /** `place`: `voice.cell`. */
  'voice.free-lifted': ({ what, place }: { what: string; place: string }) =>
    `${what} picked up at ${place}. Arrow keys move, Shift and an arrow key resizes, Space drops, Escape cancels.`,
  'voice.free-moved': ({ what, place }: { what: string; place: string }) => `${what} at ${place}.`,
  'voice.free-dropped': ({ what, place }: { what: string; place: string }) =>
    `${what} dropped at ${place}.`,
  'voice.free-put-back': ({ what, place }: { what: string; place: string }) =>
    `${what} moved back to ${place}.`,
  /** Of the grid of the layout. */
  'voice.cell': (
    { column, row, width, height }: { column: number; row: number; width: number; height: number },
    { number }: Wording,
  ) =>
    `column ${number(column)}, row ${number(row)}, ${number(width)} wide and ${number(height)} high`,
  'voice.solo': ({ camera }: { camera: string }) => `${camera} shown solo.`,
  'voice.all-shown': 'All cameras shown.',
  'voice.selected': ({ what }: { what: string }) => `${what} selected.`,
  'voice.selection-cleared': 'Selection cleared.',
  'voice.renamed': ({ camera, name }: { camera: string; name: string }) =>
    `${camera} is shown as ${name}.`,
  'voice.replaced': ({ camera, old }: { camera: string; old: string }) =>
    `${camera} has the place of ${old}.`,
  'voice.twin-added': ({ camera }: { camera: string }) => `${camera} shown on a second tile.`,
  'voice.added': ({ what }: { what: string }) => `${what} added.`,
  'voice.removed': ({ what }: { what: string }) => `${what} removed from the wall.`,
  'voice.locked': 'The layout is locked.',
  'voice.only-look': 'You may look at this wall, but not change it.',
  'voice.unlocked': 'The layout is unlocked.',
  'voice.page': ({ page, count }: { page: number; count: number }, { number }: Wording) =>
    `Page ${number(page)} of ${number(count)}.`,
  'voice.layout': ({ name }: { name: string }) => `Layout ${name}.`,
  'voice.hotspot-on': 'This place shows the selected camera.',
  'voice.hotspot-off': 'No place shows the selected camera any more.',
  'voice.template-saved': ({ name }: { name: string }) => `Template ${name} saved.`,
  'voice.no-arrangement': 'Show all cameras first: a template is made of several places.',
  'voice.no-template': 'The layout uses no template of yours.',
  'voice.live-stays': 'A live camera cannot be removed from the wall. You can hide its tile (H).',
} as const

const statusTexts = {
  'status.label': 'Status',
  'status.clock': ({ at }: { at: number }, { timeToSecond }: Wording) => timeToSecond(at),
  'status.full-screen': 'Full screen',
  'status.settings': 'Settings',
  'status.layout': 'Layout',
  'status.layout-locked': 'Layout locked',
  'status.page': ({ page, count }: { page: number; count: number }, { number }: Wording) =>
    `Page ${number(page)} of ${number(count)}`,
  'status.no-camera': 'no camera yet',
  'status.live': ({ count }: { count: number }, { number, marked }: Wording) =>
    `${marked(number(count))} live`,
  'status.stalled': ({ count }: { count: number }, { number, marked }: Wording) =>
    `${marked(number(count))} stalled`,
  'status.gone': ({ count }: { count: number }, { number, marked }: Wording) =>
    `${marked(number(count))} gone`,
  'status.warned': ({ count }: { count: number }, { number, marked }: Wording) =>
    `${marked(number(count))} with warnings`,
  'status.missing': ({ count }: { count: number }, { number, marked }: Wording) =>
    `${marked(number(count))} missing`,
  'status.fps': ({ fps }: { fps: number }, { rate, marked }: Wording) => `${marked(rate(fps))} fps`,
  'status.megabytes': ({ megabytes }: { megabytes: number }, { number, marked }: Wording) =>
    `${marked(number(megabytes, 1))} MB/s`,
  'status.dropped': ({ frames }: { frames: number }, { number, marked }: Wording) =>
    `${marked(number(frames))} dropped`,
  'status.without-picture': ({ camera, why }: { camera: string; why: string }) =>
    `no picture from ${camera}: ${why}`,
  'status.several-without-picture': ({ count }: { count: number }, { number }: Wording) =>
    `no picture from ${number(count)} senders`,
  'status.sender-fault': ({ camera, why }: { camera: string; why: string }) => `${camera}: ${why}`,

  'hub.opening': 'opening…',
  'hub.no-address': 'no camera address yet',
  'hub.connected': (
    { connected, count }: { connected: number; count: number },
    { number }: Wording,
  ) => `${number(connected)} of ${number(count)} connected`,
} as const

const noticeTexts = {
  'notices.label': 'Notices',
  'notices.close': 'Close notices',
  'notices.none': 'There are no notices.',
  'notices.count': ({ count }: { count: number }, { number, plural, marked }: Wording) =>
    `${marked(number(count))} ${plural(count, { one: 'notice', other: 'notices' })}`,
  'notices.info': 'Information',
  'notices.warning': 'Warning',
  'notices.error': 'Error',
  'notices.alarm': 'Alarm',
  'notices.times': ({ times }: { times: number }, { number }: Wording) => `×${number(times)}`,
  'notices.request-failed': ({ why }: { why: string }) => `Camwall could not do that. ${why}`,
  'notices.open-settings': 'Open Settings',
  'notices.dismiss': 'Dismiss',
  'notices.dismiss-all': 'Dismiss all',
  'copy.copy': 'Copy',
  'copy.copied': 'Copied',
} as const

/** `section`: `settings.access`. */
const emptyWallTexts = {
  'empty-wall.title': 'Waiting for the first camera',
  'empty-wall.listens-to-all': ({ port }: { port: number }, { plain }: Wording) =>
    `Camwall listens on all network interfaces, port ${plain(port)}. Every computer that can reach this one can send to it.`,
  'empty-wall.listens-to-listed': ({ port }: { port: number }, { plain }: Wording) =>
    `Camwall listens on all network interfaces, port ${plain(port)}. Only senders that are listed in Settings can send to it.`,
  'empty-wall.listens-on': ({ host, port }: { host: string; port: number }, { plain }: Wording) =>
    `Camwall listens on ${host}, port ${plain(port)}.`,
  'empty-wall.subscribes': 'Camwall connects to each camera and subscribes to its frames.',
  'empty-wall.only-local': ({ host, choice }: { host: string; choice: string }) =>
    `Only programs on this computer can reach ${host}. To accept cameras on other computers, choose “${choice}”.`,
  'empty-wall.offline':
    'This computer has no network address now. Only programs on this computer can reach Camwall.',
  'empty-wall.run': 'Run this program on the computer with the camera:',
  'empty-wall.if-none': 'A tile appears when the first frame arrives. If no tile appears:',
  'empty-wall.hint-key': ({ section }: { section: string }) =>
    `The program prints its public key: add the key in Settings under “${section}”.`,
  'empty-wall.hint-line':
    'The program prints its address and its public key on one line: add that line in Settings.',
  'empty-wall.hint-addresses': ({ section }: { section: string }) =>
    `Only listed addresses can connect: add the sender’s address in Settings under “${section}”.`,
  'empty-wall.hint-names': ({ section }: { section: string }) =>
    `Only listed cameras are shown: add the camera’s name in Settings under “${section}”.`,
  'empty-wall.hint-firewall': ({ port }: { port: number }, { plain }: Wording) =>
    `A firewall on this computer may block port ${plain(port)}: allow incoming TCP connections to it.`,
  'empty-wall.hint-camera-firewall': ({ port }: { port: number }, { plain }: Wording) =>
    `A firewall on the camera’s computer may block port ${plain(port)}: allow incoming TCP connections to it.`,
  'empty-wall.hint-publishes':
    'A sender that is created with REQ_REP=False publishes: choose PUB/SUB in Settings.',
  'empty-wall.hint-publishes-too':
    'A sender that is created with REQ_REP=False publishes: add its address in Settings.',
  'empty-wall.hint-requests':
    'A sender that is created without REQ_REP=False waits for replies: choose REQ/REP in Settings.',
  'empty-wall.add-address': ({ port }: { port: number }, { plain, marked }: Wording) =>
    `Then add ${marked(`tcp://CAMERA-ADDRESS:${plain(port)}`)} in Settings.`,
  'empty-wall.addresses': 'Camera addresses',
  'empty-wall.waiting': 'waiting: nothing answers at this address',
  'empty-wall.connected': 'connected, no frames yet',
  'empty-wall.refused': 'refused: the keys or the patterns do not match',
  'empty-wall.keyless': 'not connected: its public key is missing',
  'empty-wall.fault': 'not connected: Camwall retries',
} as const

export const pageTexts = {
  ...numberTexts,
  ...keyTexts,
  ...tileTexts,
  ...dialogTexts,
  ...wallTexts,
  ...voiceTexts,
  ...statusTexts,
  ...noticeTexts,
  ...emptyWallTexts,
  ...settingsTexts,
  ...layoutTexts,
  ...viewTexts,
  ...appearanceTexts,
  ...keyTableTexts,
  ...detailsTexts,
} as const
