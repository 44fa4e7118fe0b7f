/**
 * English texts that the main process sends: notices, faults, and why something was refused. `….todo` is what to do about
 * it. One table with those of the other files.
 */
import type { Wording } from './wording.ts'

export const mainTexts = {
  // Why an address cannot be used.
  'address.empty': ({ example }: { example: string }) => `Type an address, for example ${example}.`,
  'address.other-scheme': ({
    scheme,
    expected,
    example,
  }: {
    scheme: string
    expected: string
    example: string
  }) => `${scheme}:// is not supported. Use ${expected}://, for example ${example}.`,
  'address.ipv6-without-brackets': ({ example }: { example: string }) =>
    `Put an IPv6 address in brackets, for example ${example}.`,
  'address.host-missing': ({ example }: { example: string }) =>
    `The host is missing. Type it before the port: ${example}.`,
  'address.port-missing': ({ example }: { example: string }) =>
    `The port is missing. Add it after the host: ${example}.`,
  'address.not-a-port': ({ port }: { port: string }) =>
    `${port} is not a port. Use a number from 1 to 65535.`,
  'address.not-a-host': ({ host }: { host: string }) =>
    `${host} is not a host name or an IP address.`,
  'address.not-connectable': ({ host, example }: { host: string; example: string }) =>
    `Cannot connect to ${host}: a host name has only letters from a to z, digits, -, _ and dots, and begins with a letter or a digit. Type the camera’s IP address instead, for example ${example}.`,
  'address.only-listens': ({ host, example }: { host: string; example: string }) =>
    `${host} means every interface: the hub can listen on it, but not connect to it. Type the camera’s own address, for example ${example}.`,
  'address.not-a-publisher-key': ({ typed, length }: { typed: string; length: number }) =>
    `After the address, type nothing or one public key of ${length} characters, as the sender’s program prints it. This is not a key: ${typed}`,

  'address.unknown-option': ({ option, examples }: { option: string; examples: string }) =>
    `After the ?, “${option}” is not known. Use ${examples}.`,
  'address.prefix-too-long': (
    { prefix, most }: { prefix: string; most: number },
    { plain }: Wording,
  ) => `The prefix “${prefix}” is too long. Use at most ${plain(most)} characters.`,
  'address.name-too-long': ({ name, most }: { name: string; most: number }, { plain }: Wording) =>
    `The name “${name}” is too long. Use at most ${plain(most)} characters.`,
  'address.too-many-names': ({ most }: { most: number }, { plain }: Wording) =>
    `Name at most ${plain(most)} cameras.`,

  // Why a line under “Access control” cannot be used.
  'access.not-a-network': ({ typed }: { typed: string }) =>
    `${typed} is not an IP address. Type one such as 192.168.1.31, or a network such as 192.168.1.0/24.`,
  'access.not-a-prefix': ({ typed, longest }: { typed: string; longest: number }) =>
    `The number after the slash in ${typed} must be from 0 to ${longest}.`,
  'access.name-empty': 'Type the camera’s name.',
  'access.not-a-key': ({ typed, length }: { typed: string; length: number }) =>
    `A public key has ${length} characters, as the sender’s program prints it. This is not a key: ${typed}`,

  // Why a message of a sender cannot be shown.
  'message.parts': (
    { parts, expected }: { parts: number; expected: number },
    { plain, plural }: Wording,
  ) =>
    `The message has ${plain(parts)} ${plural(parts, { one: 'part', other: 'parts' })}. An imageZMQ message has ${plain(expected)}: a JSON header and a picture.`,
  'message.header-too-long': (
    { bytes, most }: { bytes: number; most: number },
    { number }: Wording,
  ) => `The header has ${number(bytes)} bytes. The limit is ${number(most)}.`,
  'message.header-not-json':
    'The header is not JSON. Use imagezmq.ImageSender, or send {"msg": name} first.',
  'message.header-not-an-object': 'The header is JSON, but not an object with a "msg".',
  'message.header-without-name': 'The header has no "msg", so the camera has no name.',
  'message.picture-empty': 'The picture is empty.',
  'message.array-type': ({ type }: { type: string }) =>
    `Arrays of type ${type} cannot be shown. Send bool, int8 to int64, uint8 to uint64, or float16 to float64.`,
  'message.array-complex': ({ type }: { type: string }) =>
    `Arrays of type ${type} cannot be shown. Send the magnitudes: numpy.abs(array).`,
  'message.array-text': ({ type }: { type: string }) =>
    `Arrays of text (${type}) cannot be shown. Send an array of numbers, and the text as its name.`,
  'message.array-objects': ({ type }: { type: string }) =>
    `Arrays of Python objects (${type}) cannot be shown. Convert to numbers, for example with array.astype("uint8").`,
  'message.array-structured': ({ type }: { type: string }) =>
    `Arrays with fields (${type}) cannot be shown. Send one field: array["name"].`,
  'message.array-long-double': ({ type }: { type: string }) =>
    `Arrays of type ${type} cannot be shown. Convert to float64: array.astype("float64").`,
  'message.array-empty': ({ shape }: { shape: string }) =>
    `The array of shape ${shape} is empty. Send one with rows and columns.`,
  'message.array-shape': ({ shape }: { shape: string }) =>
    `An array of shape ${shape} is not a picture. Send [height, width] or [height, width, channels].`,
  'message.array-channels': ({ channels }: { channels: number }, { plain }: Wording) =>
    `Arrays with ${plain(channels)} channels cannot be shown. Send 1 (gray), 2 (blue, green), 3 (BGR) or 4 (BGRA). The channels come last: [height, width, channels].`,
  'message.array-bytes': (
    { shape, expected, bytes }: { shape: string; expected: number; bytes: number },
    { plain }: Wording,
  ) => `An array of shape ${shape} has ${plain(expected)} bytes, but ${plain(bytes)} arrived.`,
  'message.picture-unknown': 'The data is not a JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF picture.',
  'message.picture-format': ({ format }: { format: string }) =>
    `${format} cannot be shown. Send JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF.`,
  'message.picture-header': ({ format }: { format: string }) =>
    `The header of the ${format} picture cannot be read: it is damaged or cut off.`,
  'message.picture-without-size': ({ format }: { format: string }) =>
    `The ${format} picture has no size.`,
  'message.picture-too-large': (
    { width, height, most }: { width: number; height: number; most: number },
    { plain, number }: Wording,
  ) =>
    `A picture of ${plain(width)}x${plain(height)} pixels is too large. The limit is ${number(most)} pixels.`,
  'message.wall-full': ({ most }: { most: number }, { plain }: Wording) =>
    `The wall is full: it shows at most ${plain(most)} cameras. Remove a camera, or send fewer names.`,
  'message.foreign-replay':
    'It is replayed from a recording by another Camwall: give that one an address of its own with --listen.',
  'message.undecodable': ({ format }: { format: string }) =>
    `The ${format} picture cannot be decoded: it is damaged or truncated.`,
  'message.undecodable-raw': 'The raw picture cannot be decoded: it is damaged or truncated.',
  /** In place of a value that the header lacks. */
  'message.nothing': 'nothing',
  'message.nested-too-deep': 'something nested too deep',

  // Why a rule for names cannot be used.
  'names.pattern-invalid': ({ why }: { why: string }) =>
    `This is not a regular expression in the syntax of RE2: ${why}`,
  'names.pattern-too-large':
    'This regular expression is too large. Use fewer alternatives, and repeat less often.',

  // Notices about senders and their frames.
  'notice.sender-woken': 'Replied to a sender that was waiting for a lost reply.',
  'notice.not-shown': ({ camera, why }: { camera: string; why: string }) =>
    `“${camera}” sent a message that cannot be shown. ${why}`,
  'notice.not-shown-unnamed': ({ why }: { why: string }) =>
    `A sender sent a message that cannot be shown. ${why}`,
  'notice.sender-renames': ({
    camera,
    one,
    other,
  }: {
    camera: string
    one: string
    other: string
  }) =>
    `A sender changes the name of its camera again and again: “${one}”, “${other}”, … All its frames are shown as “${camera}”.`,
  'notice.sender-renames.todo':
    'Send the same name with every frame. What changes can follow it after a |, or be another key of a dict.',
  'notice.name-shared': ({ camera }: { camera: string }) =>
    `Two senders use the name “${camera}”, so its tile shows both in turn.`,
  'notice.name-shared-by': ({
    camera,
    one,
    other,
  }: {
    camera: string
    one: string
    other: string
  }) => `Two senders use the name “${camera}”: ${one} and ${other}. Its tile shows both in turn.`,
  /** `command`: `command.split-camera`. */
  'notice.name-shared.todo': ({ command }: { command: string }) =>
    `Give each sender its own name, or choose “${command}” in the menu of the tile.`,
  'notice.name-split': ({ camera, by }: { camera: string; by: string }) =>
    `Each sender of “${camera}” has its own tile now, ${by}.`,
  'notice.name-split.by-key': 'by its key, also after a restart',
  'notice.name-split.by-address':
    'by its address, also after a restart and as long as the address stays the same',
  'notice.name-split.by-connection': 'until it disconnects: only its connection is known',
  'notice.name-not-shared': ({ camera }: { camera: string }) =>
    `Only one sender uses the name “${camera}” now, so its tile is not split.`,
  'notice.name-not-split': 'This tile is not a split one.',
  'notice.rule-not-used': ({ why }: { why: string }) =>
    `The rule for camera names is not used. ${why}`,
  'notice.rule-not-used.todo': ({ section }: { section: string }) =>
    `Change it in Settings under “${section}”.`,
  'notice.is-back': ({ camera }: { camera: string }) =>
    `“${camera}” is live, so no other camera can take its place.`,
  'notice.publisher-behind': ({ address }: { address: string }) =>
    `${address} sends more than this computer can process. Its pictures wait in the sender’s queue and are shown late.`,
  'notice.publisher-behind.todo': 'Send fewer frames per second, or smaller ones.',

  'notice.ids-shared': ({ layouts }: { layouts: string }) =>
    `In the file of --config, tiles of several layouts have the same id. In this run, those of ${layouts} have others.`,
  'notice.ids-shared.todo':
    'Give each tile an id of its own. With --check in place of --config, Camwall names the lines.',

  // Notices about Camwall itself.
  'notice.frame-lost': ({ error }: { error: string }) =>
    `A frame was lost because of an error in Camwall: ${error}`,
  'notice.crashed-last-time': 'Camwall crashed last time.',
  'notice.crashed-last-time.todo': ({ item, menu }: { item: string; menu: string }) =>
    `If it crashes again, please report it: “${item}” in the ${menu} menu collects what is needed.`,
  'notice.painter-restarted': ({ why }: { why: string }) =>
    `The painter stopped (${why}) and was restarted.`,
  'notice.painter-not-loaded': 'it could not be loaded',
  'notice.painter-gone': 'it ended without an error',
  'notice.page-reloaded': ({ reason }: { reason: string }) =>
    `The page of the wall stopped (${reason}) and was reloaded.`,
  'notice.page-stuck': ({ seconds }: { seconds: number }, { plain }: Wording) =>
    `The wall showed nothing new for ${plain(seconds)} seconds. Its page is restarted.`,
  'notice.demo-stopped': ({ code }: { code: number }, { plain }: Wording) =>
    `The demo cameras stopped unexpectedly (exit code ${plain(code)}).`,
  'notice.demo-stopped.todo': 'Restart Camwall.',
  'notice.replay-ended': (
    { path, frames }: { path: string; frames: number },
    { number, plural }: Wording,
  ) =>
    `The replay of ${path} has ended: ${number(frames)} ${plural(frames, { one: 'frame', other: 'frames' })}.`,
  'notice.replay-nothing': ({ path }: { path: string }) => `There is no recording at ${path}.`,
  'notice.replay-nothing.todo':
    'Give --replay a file that Camwall recorded, or a folder with such files.',
  'notice.replay-unreadable': ({ path, error }: { path: string; error: string }) =>
    `The recording at ${path} cannot be read: ${error}`,
  'notice.replay-stopped': ({ code }: { code: number }, { plain }: Wording) =>
    `The replay stopped unexpectedly (exit code ${plain(code)}).`,
  'notice.report-this.todo': 'Please report this.',

  // Notices about what a person has just requested.
  'notice.too-many-windows': ({ most }: { most: number }, { plain }: Wording) =>
    `Camwall opens at most ${plain(most)} windows.`,
  'notice.layout-locked': 'The layout is locked, so that nothing was changed.',
  'notice.layout-locked.todo': 'To unlock it, turn off “Lock the layout” in its panel.',
  'notice.report-copied': 'The report is on the clipboard.',
  'notice.report-copied.todo': ({ log }: { log: string }) =>
    `Paste it where you ask for help. The log file is ${log}.`,
  'notice.diagnostics-saved': ({ path }: { path: string }) => `The diagnostics are in ${path}.`,
  'notice.diagnostics-saved.todo': 'Check them before you share them.',
  'notice.diagnostics-not-saved': ({ error }: { error: string }) =>
    `The diagnostics could not be saved: ${error}.`,
  'notice.diagnostics-not-saved.todo': 'Free some disk space, or choose another folder.',

  // Why the hub is closed.
  'hub.fault.port-taken': ({ port }: { port: number }, { plain }: Wording) =>
    `Port ${plain(port)} is already in use by another program, so no camera can connect.`,
  'hub.fault.port-taken.todo':
    'Close that program (another Camwall, or a Python ImageHub?), or choose another port in Settings. Camwall retries every 2 seconds.',
  'hub.fault.no-such-interface': ({ host }: { host: string }) =>
    `This computer has no network address or interface ${host}.`,
  'hub.fault.no-such-interface.todo':
    'To listen on every interface, choose tcp://*:5555 in Settings. Camwall retries every 2 seconds.',
  'hub.fault.port-not-permitted': ({ port }: { port: number }, { plain }: Wording) =>
    `The system does not permit Camwall to listen on port ${plain(port)}.`,
  'hub.fault.port-not-permitted.todo':
    'Ports below 1024 need special permissions. Choose a higher port in Settings, for example 5555.',
  'hub.fault.other': ({ error }: { error: string }) => `The hub could not be opened: ${error}.`,
  'hub.fault.other.todo': 'Check the addresses in Settings. Camwall retries every 2 seconds.',

  // Why the hub has no key, which keeps it closed.
  'hub-key.not-opened': ({ path, why }: { path: string; why: string }) =>
    `The hub’s key file ${path} could not be opened (${why}), so no camera can connect.`,
  'hub-key.not-opened.todo':
    'Unlock the system’s key store. Or delete the file: Camwall then creates a new key, which every sender needs.',
  'hub-key.not-saved': ({ path, why }: { path: string; why: string }) =>
    `The hub’s key could not be saved to ${path} (${why}), so no camera can connect.`,
  'hub-key.not-saved.todo':
    'Free some disk space, or fix the folder’s permissions. Camwall retries every 2 seconds.',
  'hub-key.no-key-store': 'the system’s key store is not available',
  'hub-key.not-a-key-file': 'it is not a key file',

  // Who was refused. `section`: `settings.access`.
  'refusal.address': ({ address }: { address: string }) =>
    `Refused a sender at ${address}: its address is not in the list.`,
  'refusal.address.todo': ({ section }: { section: string }) =>
    `If it is yours, add the address in Settings under “${section}”.`,
  'refusal.key': ({ address }: { address: string }) =>
    `Refused a sender at ${address}: its key is not in the list.`,
  'refusal.key.todo': ({ key, section }: { key: string; section: string }) =>
    `If it is yours, add its key in Settings under “${section}”: ${key}`,
  'refusal.name': ({ camera }: { camera: string }) =>
    `Refused “${camera}”: its name is not in the list.`,
  'refusal.name.todo': ({ section }: { section: string }) =>
    `If it is yours, add the name in Settings under “${section}”.`,
  'refusal.unencrypted': 'Refused a sender that did not encrypt.',
  'refusal.unencrypted.todo': ({ section }: { section: string }) =>
    `If it is yours, install the program that is in Settings under “${section}”, and restart it.`,
  'refusal.wrong-hub-key': 'Refused a sender that encrypts with the key of another hub.',
  'refusal.sender-too-large': (
    { address, mebibytes }: { address: string; mebibytes: number },
    { plain }: Wording,
  ) => `Refused a picture of a sender at ${address}: it has more than ${plain(mebibytes)} MiB.`,
  'refusal.sender-too-large.todo': 'Send JPEGs, or smaller arrays.',
  'refusal.sender-encrypts': ({ address }: { address: string }) =>
    `Refused a sender at ${address}: it encrypts, and Camwall does not.`,
  'refusal.sender-encrypts.todo': ({ section }: { section: string }) =>
    `Turn on Encrypt in Settings under “${section}”, or start its program without encryption.`,
  'refusal.publisher-address': ({ address }: { address: string }) =>
    `Cannot connect to ${address}: no host can have this name.`,
  'refusal.publisher-address.todo': 'Replace it with the camera’s IP address in Settings.',
  'refusal.publisher-key': ({ address }: { address: string }) =>
    `Refused ${address}: it does not encrypt, or not with the key after its address.`,
  'refusal.publisher-key.todo': ({ section }: { section: string }) =>
    `If it is yours, install the program that is in Settings under “${section}”, and replace its address with the line that the program prints.`,
  'refusal.publisher-hub-key': ({ address }: { address: string }) =>
    `${address} refused the connection: it encrypts with the key of another hub.`,
  'refusal.publisher-encrypts': ({ address }: { address: string }) =>
    `${address} refused the connection: it encrypts, and Camwall does not.`,
  'refusal.publisher-encrypts.todo': ({ section }: { section: string }) =>
    `Turn on Encrypt in Settings under “${section}”, and replace its address with the line that its program prints.`,
  'refusal.publisher-pattern': ({ address }: { address: string }) =>
    `Something answers at ${address}, but it does not publish (PUB/SUB).`,
  'refusal.publisher-pattern.todo':
    'A sender at this address must be created with REQ_REP=False. If another Camwall listens there, type the address at which it publishes.',
  'refusal.not-a-requester': ({ address }: { address: string }) =>
    `A program that connected to ${address} does not send requests (REQ/REP), or left at once.`,
  'refusal.not-a-requester.todo':
    'Create senders that connect to Camwall without REQ_REP=False. A program that receives pictures connects to the address at which Camwall publishes. One that only tries the port does no harm.',
  'refusal.not-a-subscriber': ({ address }: { address: string }) =>
    `A program that connected to ${address}, where Camwall publishes, does not subscribe, or left at once.`,
  'refusal.not-a-subscriber.todo':
    'A sender connects to the address at which Camwall listens, which the status bar shows. A program that receives pictures uses REQ_REP=False. One that only tries the port does no harm.',
  'refusal.other-hub.todo': ({ section }: { section: string }) =>
    `Give it the key of this hub. The key is in the program in Settings under “${section}”.`,

  // What came of a check for updates, or of an update.
  'update.from-sources': 'This Camwall runs from its sources and does not update itself.',
  'update.from-sources.todo': 'Run git pull to get the newest version.',
  'update.newest': ({ version }: { version: string }) =>
    `Camwall ${version} is the newest version.`,
  'update.not-checked': ({ reason }: { reason: string }) =>
    `Could not check for updates (${reason}).`,
  'update.not-checked.todo':
    'Check that this computer has an internet connection, and try again later.',
  'update.wrong-checksum':
    'The update was refused: its checksum is not the published one. Nothing was changed.',
  'update.wrong-signature':
    'The update was refused: it is not signed by the makers of Camwall. Nothing was changed.',
  'update.refused.todo': 'Try again later. If it is refused again, please report it.',
  'update.disk-full': 'The update could not be saved: the disk is full. Nothing was changed.',
  'update.disk-full.todo': 'Free some disk space, then download it again.',
  'update.failed': ({ reason }: { reason: string }) =>
    `The update failed (${reason}). Nothing was changed.`,
  'update.failed.todo': 'Download it again. If it fails again, please report it.',
  'update.no-answer': ({ seconds }: { seconds: number }, { plain }: Wording) =>
    `the server did not answer within ${plain(seconds)} seconds`,
  'update.no-data': ({ seconds }: { seconds: number }, { plain }: Wording) =>
    `no data arrived for ${plain(seconds)} seconds`,
  'update.not-installed': ({ seconds }: { seconds: number }, { plain }: Wording) =>
    `it was not installed within ${plain(seconds)} seconds`,

  // What is wrong with the settings file, and what is used instead: sentences, joined as they apply.
  'settings-file.missing': ({ path }: { path: string }) => `The settings file ${path} is missing.`,
  'settings-file.unreadable': ({ path, why }: { path: string; why: string }) =>
    `The settings file ${path} could not be read (${why}).`,
  'settings-file.backup-unreadable': ({ path, why }: { path: string; why: string }) =>
    `The backup ${path} could not be read either (${why}).`,
  'settings-file.not-json': 'the file is truncated or is not JSON',
  'settings-file.newer': (
    { path, version }: { path: string; version: number },
    { plain }: Wording,
  ) => `${path} has version ${plain(version)}, from a newer Camwall.`,
  'settings-file.uses-backup': 'Camwall uses the backup of the settings.',
  'settings-file.uses-defaults': 'Camwall uses the default settings.',
  'settings-file.uses-former': 'Camwall uses the settings from before the newer version.',
  'settings-file.without-backup':
    'It is not changed. Until you move it to another folder, the settings are saved without a backup.',
  'settings-file.not-changed':
    'The files are not changed: new settings are not saved, and end with Camwall. Start the newer Camwall, or move these files to another folder.',
  'settings-file.kept-as': ({ path }: { path: string }) => `The old file is kept as ${path}.`,
  'settings-file.not-moved': ({ path, error }: { path: string; error: string }) =>
    `${path} could not be moved: ${error}.`,
  'settings-file.not-copied': ({ error }: { error: string }) =>
    `The old file could not be kept: ${error}.`,
  'settings-file.part-unreadable': ({ part, why }: { part: string; why: string }) =>
    `The part ${part} of the settings file could not be read (${why}) and is not used.`,
  'settings-file.not-saved': ({ path, error }: { path: string; error: string }) =>
    `The settings could not be saved to ${path}: ${error}.`,
  'settings-file.disk-full': 'The disk is full: free some disk space, then change a setting again.',
  'settings-file.not-permitted':
    'Camwall has no permission to write there: fix the folder’s permissions, or choose another folder with --user-data-dir.',
  'settings-file.other-folder':
    'Fix the folder’s permissions, or choose another folder with --user-data-dir.',
  'settings-file.until-end': 'The settings apply until Camwall ends.',

  // Why a request of a page was refused.
  'request.unknown': ({ name }: { name: string }) => `There is no request ${name}.`,
  'request.without-name': 'The request has no name.',
  'request.unknown-command': ({ command }: { command: string }) =>
    `There is no command ${command}.`,
  'request.not-permitted': ({ right }: { right: string }) =>
    `This window does not have the right to ${right}.`,
  'request.wrong-arguments': ({ details }: { details: string }) =>
    `The request has wrong arguments: ${details}`,
  'request.too-many-layouts': ({ most }: { most: number }, { plain }: Wording) =>
    `There are ${plain(most)} layouts, and there can be no more. Delete one first.`,
  'request.too-many-templates': ({ most }: { most: number }, { plain }: Wording) =>
    `There are ${plain(most)} templates, and there can be no more. Delete one first.`,
  'request.layout-locked':
    'The layout is locked. To unlock it, turn off “Lock the layout” in its panel.',
  'request.foreign-page': 'This page is not part of Camwall.',
  'request.failed': ({ error }: { error: string }) => `The request failed: ${error}`,

  // Texts made of others.
  sentences: ({ first, next }: { first: string; next: string }) => `${first} ${next}`,
  /** A text that is in its language already, such as one from another program. */
  verbatim: ({ text }: { text: string }) => text,
} as const
