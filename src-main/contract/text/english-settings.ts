/** English texts of the settings sheet and of updates: one table with those of the other files. */
import type { Wording } from './wording.ts'

const hubTexts = {
  'settings.title': 'Settings',
  'settings.close': 'Close settings',
  'settings.search': 'Search settings',
  'settings.nothing': 'No setting has these words.',
  'settings.set-by-flag': ({ flag }: { flag: string }) => `set by ${flag} for this run`,

  'settings.pattern': 'Messaging pattern',
  'settings.req-rep-help':
    'Cameras connect to Camwall and wait for its reply after each frame. This is the default of imageZMQ.',
  'settings.pub-sub-help':
    'Camwall connects to each camera. Cameras do not wait for replies: their senders are created with REQ_REP=False.',
  'settings.both': 'Both',
  'settings.both-help':
    'Cameras of either kind: those that connect to Camwall and wait for replies (REQ/REP), and those to which Camwall connects (PUB/SUB).',
  'settings.listen': 'Listen addresses',
  'settings.listen-field': ({ position }: { position: number }, { number }: Wording) =>
    position === 1 ? 'Listen address' : `Listen address ${number(position)}`,
  'settings.add-listen': 'Add listen address',
  'settings.reach': 'Reachable from',
  'settings.reach-network': 'Every computer on the network',
  'settings.reach-this-computer': 'This computer only',
  'settings.reach-interface': ({ address }: { address: string }) =>
    `Network interface ${address} only`,

  'settings.publishers': 'Camera addresses',
  'settings.no-publishers': 'No addresses yet. Add the address of each camera.',
  'settings.publisher': ({ position }: { position: number }, { number }: Wording) =>
    `Address of camera ${number(position)}`,
  'settings.add-publisher': 'Add address',
  /** `field`: `settings.listen-field` or `settings.publisher`. */
  'settings.remove-address': ({ field }: { field: string }) => `Remove “${field}”`,
  'settings.address-options': ({ field }: { field: string }) => `Options of “${field}”`,
  'settings.prefix': 'Prefix of names',
  'settings.no-prefix': 'none; for example barn/',
  'settings.prefix-is': ({ prefix }: { prefix: string }) => `names begin with ${prefix}`,
  'settings.chosen-cameras': 'Cameras, one name per line',
  'settings.all-cameras': 'all cameras',
  'settings.chosen-cameras-help':
    'Only these are sent over the network, if the publisher is Camwall or an imageZMQ sender. Type the names that are sent, without the prefix.',
  'settings.only-cameras': ({ count }: { count: number }, { number, plural }: Wording) =>
    `only ${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}`,
  'settings.publisher-and-key': ({ address }: { address: string }) =>
    `${address} and its public key`,
  'settings.publisher-keyless':
    'Not connected: Encrypt is on, but no public key follows the address. Paste the line that the sender’s program prints.',
  'settings.address-repeated': (
    { address, position }: { address: string; position: number },
    { number }: Wording,
  ) =>
    `${address} is already in the list, as number ${number(position)}. Type another address, or remove this one.`,

  // The state of an address, in few letters.
  'receiver.opening': 'opening',
  'receiver.listening': 'listening',
  'receiver.waiting': 'waiting',
  'receiver.connected': 'connected',
  'receiver.refused': 'refused',
  'receiver.fault': 'retrying',

  'settings.access': 'Access control',
  'settings.access-addresses': 'Allowed addresses, one per line',
  'settings.access-any-address': 'any address',
  'settings.access-names': 'Allowed camera names, one per line',
  'settings.access-any-name': 'any name',
  'settings.access-pub-sub':
    'In PUB/SUB, Camwall connects only to the addresses that are listed above.',

  // Why a field’s text cannot be used.
  'settings.number': ({ min, max }: { min: number; max: number }, { plain }: Wording) =>
    `Type a number from ${plain(min)} to ${plain(max)}.`,
  'settings.whole-number': ({ min, max }: { min: number; max: number }, { plain }: Wording) =>
    `Type a whole number from ${plain(min)} to ${plain(max)}.`,
  'settings.or-empty': ({ why }: { why: string }) => `${why} For no limit, leave the field empty.`,
  'settings.too-many-lines': (
    { count, most }: { count: number; most: number },
    { number }: Wording,
  ) => `Type at most ${number(most)} lines. There are ${number(count)} now.`,
} as const

const encryptionTexts = {
  'encryption.switch': 'Encrypt',
  'encryption.off-help':
    'Without encryption, anyone on the network can see what cameras send, and can send under their names.',
  'encryption.keys': 'Public keys of senders, one per line',
  'encryption.no-keys': 'none yet',
  'encryption.keys-help':
    'A sender’s program prints its public key. You can type the sender’s name after the key. A sender that does not encrypt stays refused: install the program there and restart it.',
  'encryption.publisher-keys-help':
    'A sender’s program prints its address and its public key on one line: paste that line above, in place of the address. A camera whose key is missing or wrong is not shown.',
  'encryption.program': 'Program for a sender, with the public key of this hub',
  'encryption.program-of': ({ pattern }: { pattern: string }) =>
    `Program for a ${pattern} sender, with the public key of this hub`,
  'encryption.plain-key-file': ({ file }: { file: string }) =>
    `This system has no key store. The secret key of the hub is in a plain file that only you can read: ${file}, next to the settings.`,
} as const

const namesTexts = {
  'names.title': 'Camera names',
  'names.of': 'Names of',
  'names.of-all': 'all cameras',
  'names.of-source': ({ source, name }: { source: string; name: string }) => `${source} (${name})`,
  'names.of-source-with-rule': ({ source }: { source: string }) => `${source}, own rule`,
  'names.of-connection': ({ name }: { name: string }) => `${name}, until it disconnects`,
  'names.rule': 'The name is',
  'names.rule.found': 'found in the text (default)',
  'names.rule.whole': 'the whole text',
  'names.rule.separator': 'the text up to a separator',
  'names.rule.key': 'the value of a key of the JSON',
  'names.rule.pattern': 'what a regular expression finds',
  'names.rule.source': 'one for each sender',
  'names.separator': 'Separator',
  'names.key': 'Key',
  'names.pattern': 'Regular expression',
  'names.key-example': 'camera_name',
  'names.pattern-help':
    'In the syntax of RE2. The name is the first group, else all that matches. It is matched with the first 512 characters.',
  'names.source-help': 'A sender is called by the name of its key, its address, or a number.',
  'names.default-help': 'Where a rule finds no name, the default applies.',
  'names.known-by-key': 'This sender is known by its key: its rule applies wherever it runs.',
  'names.known-by-address':
    'This sender is known by its address: its rule applies to every sender at this address.',
  'names.known-by-connection':
    'This sender is known only by its connection: its rule ends when it disconnects.',
  'names.preview': 'Preview',
  'names.preview-empty': 'No messages come now.',
  'names.preview-default': 'default',
  'names.apply': 'Apply',
  'names.use-for-all': 'Use the rule for all cameras',
} as const

const limitsTexts = {
  'limits.title': 'Limits',
  'limits.max-fps': 'Max fps per camera',
  'limits.max-mbps': 'Max Mbit/s per camera',
  'limits.wall-max-fps': 'Max fps for the whole wall',
  'limits.wall-max-mbps': 'Max Mbit/s for the whole wall',
  'limits.hidden-fps': 'Max fps per hidden camera',
  'limits.none': 'no limit',
  'limits.help':
    'Limits apply at the source, so they also reduce network traffic. Cameras share the limits of the wall equally. REQ/REP only: a PUB/SUB camera does not wait for replies.',
  'limits.pub-sub-help':
    'Only REQ/REP cameras can be limited. A PUB/SUB camera does not wait for replies: set its frame rate in its own program.',
} as const

const updatesTexts = {
  'updates.title': 'Updates',
  'updates.check': 'Check for updates',
  'updates.help':
    'Once a day, Camwall requests the newest version number from GitHub and sends nothing about itself. It downloads and installs nothing until you choose to.',
  'updates.available': ({ version }: { version: string }) => `Camwall ${version} is available.`,
  'updates.release-notes': ({ address }: { address: string }) => `Release notes: ${address}`,
  'updates.download-page': ({ address }: { address: string }) => `Download page: ${address}`,
  'updates.downloading': ({ version }: { version: string }) => `Downloading Camwall ${version}.`,
  'updates.progress': ({ percent }: { percent: number }, wording: Wording) =>
    wording.percent(percent),
  'updates.downloaded': ({ version }: { version: string }) => `Camwall ${version} is downloaded.`,
  'updates.restart-help': 'A restart takes a few seconds. The cameras wait for it.',
  'updates.download': 'Download',
  'updates.restart': 'Restart to update',
  'updates.cancel': 'Cancel',
  'updates.later': 'Later',
} as const

export const settingsTexts = {
  ...hubTexts,
  ...encryptionTexts,
  ...namesTexts,
  ...limitsTexts,
  ...updatesTexts,
} as const
