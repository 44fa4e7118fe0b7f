/** Reads the command line of the relay, and the variables of its environment that stand for flags. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { address, lines, path, wholeNumber } from '../app/command-line/flag-values.ts'
import { mistake, type SayOnly } from '../app/command-line/shared-flags.ts'
import { checkSenderKey, checkNetwork } from '../contract/access.ts'
import { checkListenAddress } from '../contract/address.ts'
import { MAX_CAMERAS } from '../contract/limits.ts'
import type { RelayPlan } from '../receive/relay/relay.ts'
import { withVariables, type HubProgram } from './hub-flags.ts'

const DEFAULT_SITES = 'tcp://*:5557'
const DEFAULT_WALLS = 'tcp://*:5558'
/** Two frames of each of 32 cameras. */
const DEFAULT_QUEUE = 64
/** A wall has at most `MAX_CAMERAS`, and needs two frames of each. */
const MAX_QUEUE = 2 * MAX_CAMERAS

/** The relay's variables are not those of a hub on the same computer. */
const VARIABLE_PREFIX = 'CAMWALL_RELAY'

export const RELAY_OPTIONS = {
  sites: { type: 'string' },
  walls: { type: 'string' },
  'allow-from': { type: 'string', multiple: true },
  'site-key': { type: 'string', multiple: true },
  'wall-key': { type: 'string', multiple: true },
  queue: { type: 'string' },
  'user-data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

export interface RelayFlags extends RelayPlan {
  readonly allowFrom: readonly string[]
  /** With a key in one of the lists, both sockets encrypt, and admit only the keys of their list. */
  readonly siteKeys: readonly string[]
  readonly wallKeys: readonly string[]
  readonly userDataDir: string | undefined
}

export type RelayCommandLine = { readonly kind: 'run'; readonly flags: RelayFlags } | SayOnly

/** A flag overrides its variable. Never throws: a mistake comes back as text to print. */
export function readRelayCommandLine(
  args: readonly string[],
  { version, language, environment }: HubProgram,
): RelayCommandLine {
  const usage = language.text('relay.usage')
  try {
    const { values } = parseArgs({
      args: withVariables(args, RELAY_OPTIONS, environment, VARIABLE_PREFIX),
      options: RELAY_OPTIONS,
      strict: true,
    })
    if (values.help === true) return { kind: 'say', text: usage, exitCode: 0 }
    if (values.version === true) return { kind: 'say', text: `Camwall ${version}`, exitCode: 0 }
    const {
      sites = DEFAULT_SITES,
      walls = DEFAULT_WALLS,
      queue = String(DEFAULT_QUEUE),
      'allow-from': networks = [],
      'site-key': siteKeys = [],
      'wall-key': wallKeys = [],
      'user-data-dir': folder,
    } = values
    return {
      kind: 'run',
      flags: {
        sites: address('--sites', sites, checkListenAddress),
        walls: address('--walls', walls, checkListenAddress),
        queue: wholeNumber('--queue', queue, 1, MAX_QUEUE),
        allowFrom: lines('--allow-from', networks, checkNetwork),
        siteKeys: lines('--site-key', siteKeys, checkSenderKey),
        wallKeys: lines('--wall-key', wallKeys, checkSenderKey),
        userDataDir: folder === undefined ? undefined : path('--user-data-dir', folder),
      },
    }
  } catch (error) {
    return mistake(error, { version, usage, language })
  }
}
