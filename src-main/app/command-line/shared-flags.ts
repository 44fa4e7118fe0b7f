/** The flags that Camwall has with and without windows. They override the settings for one run and save nothing. */
import { resolve } from 'node:path'
import type { parseArgs, ParseArgsConfig } from 'node:util'
import { checkCameraName, checkNetwork } from '../../contract/access.ts'
import { checkHttpAddress, checkPublishAddress } from '../../contract/address.ts'
import { checkBroker } from '../../contract/broker.ts'
import { MAX_RELAYS } from '../../contract/limits.ts'
import { checkListener } from '../../contract/listener.ts'
import { MODES } from '../../contract/mode.ts'
import { checkPublisher } from '../../contract/publisher.ts'
import { MAX_PART_MINUTES, MIN_PART_MINUTES, RECORDING_FORMATS } from '../../contract/recording.ts'
import type { HubSettingsPatch } from '../../contract/settings.ts'
import { message, type Language, type Message } from '../../contract/text/text.ts'
import type { RecordFlags } from '../recording.ts'
import type { Content } from '../settings/settings-file.ts'
import { address, FlagError, lines, path, seconds, wholeNumber } from './flag-values.ts'

export interface SharedFlags {
  readonly hub: HubSettingsPatch
  /** Path of a wall file. */
  readonly config: string | undefined
  readonly exitAfterSeconds: number | undefined
  readonly userDataDir: string | undefined
  readonly report: string | undefined
  readonly record: RecordFlags
  /** Overrides the section of this name. */
  readonly publish: {
    readonly address?: string
    readonly prefix?: string
    readonly relays?: readonly string[]
  }
  /** Overrides the section of this name. */
  readonly web: { readonly address?: string }
  /** The same. */
  readonly mqtt: {
    readonly broker?: string
    readonly user?: string
    readonly passwordFile?: string
  }
}

/** To print before the exit: help, version, or an error with the usage. */
export interface SayOnly {
  readonly kind: 'say'
  readonly text: string
  readonly exitCode: 0 | 2
}

export type CommandLine<Flags extends SharedFlags> =
  | { readonly kind: 'run'; readonly flags: Flags }
  /** Checks a wall file, then exits. */
  | { readonly kind: 'check'; readonly path: string }
  | SayOnly

export const SHARED_OPTIONS = {
  mode: { type: 'string' },
  listen: { type: 'string', multiple: true },
  connect: { type: 'string', multiple: true },
  'allow-from': { type: 'string', multiple: true },
  'allow-name': { type: 'string', multiple: true },
  config: { type: 'string' },
  check: { type: 'string' },
  'exit-after': { type: 'string' },
  'user-data-dir': { type: 'string' },
  report: { type: 'string' },
  record: { type: 'string' },
  'record-format': { type: 'string' },
  'record-part': { type: 'string' },
  publish: { type: 'string' },
  'publish-prefix': { type: 'string' },
  'publish-to': { type: 'string', multiple: true },
  http: { type: 'string' },
  mqtt: { type: 'string' },
  'mqtt-user': { type: 'string' },
  'mqtt-password-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

export type SharedValues = ReturnType<
  typeof parseArgs<{ options: typeof SHARED_OPTIONS }>
>['values']

export interface Program {
  /** Camwall's own version. */
  readonly version: string
  /** What `--help` prints, and what follows the message about a wrong flag. */
  readonly usage: string
  readonly language: Language
}

/**
 * Never throws: a mistake comes back as text to print.
 *
 * @param parse - of all flags, those of `SHARED_OPTIONS` among them. It and `read` may throw as `parseArgs` does, or a `FlagError`
 */
export function readCommandLineBy<
  Parsed extends { readonly values: SharedValues },
  Flags extends SharedFlags,
>(program: Program, parse: () => Parsed, read: (parsed: Parsed) => Flags): CommandLine<Flags> {
  const { version, usage } = program
  try {
    const parsed = parse()
    const { values } = parsed
    if (values.help === true) return { kind: 'say', text: usage, exitCode: 0 }
    if (values.version === true) return { kind: 'say', text: `Camwall ${version}`, exitCode: 0 }
    if (values.check !== undefined) return { kind: 'check', path: path('--check', values.check) }
    return { kind: 'run', flags: read(parsed) }
  } catch (error) {
    return mistake(error, program)
  }
}

/**
 * What to print about a mistake in a command line.
 *
 * @throws what is no such mistake
 */
export function mistake(error: unknown, { usage, language }: Program): SayOnly {
  const why = whyOf(error)
  if (why === undefined) throw error
  return { kind: 'say', text: `camwall: ${language.say(why)}\n\n${usage}`, exitCode: 2 }
}

/** The wall file of a run, and what flags override in it. The flags of the hub have a way of their own. */
export function withFlags(config: Content, { publish, web, mqtt }: SharedFlags): Content {
  return Object.entries({ publish, web, mqtt }).reduce<Content>(
    (merged, [section, flags]) =>
      Object.keys(flags).length === 0
        ? merged
        : { ...merged, [section]: { ...(merged[section] ?? {}), ...flags } },
    config,
  )
}

export function readSharedFlags(values: SharedValues): SharedFlags {
  const given = <Value>(
    flag: string,
    text: string | undefined,
    read: (flag: string, text: string) => Value,
  ) => (text === undefined ? undefined : read(flag, text))
  return {
    hub: readHubFlags(values),
    config: given('--config', values.config, path),
    exitAfterSeconds: given('--exit-after', values['exit-after'], seconds),
    userDataDir: given('--user-data-dir', values['user-data-dir'], path),
    report: given('--report', values.report, path),
    record: readRecordFlags(values),
    publish: readPublishFlags(values),
    web: readWebFlags(values),
    mqtt: readMqttFlags(values),
  }
}

function readRecordFlags({
  record: folder,
  'record-format': format,
  'record-part': part,
}: SharedValues): RecordFlags {
  const given = RECORDING_FORMATS.find((one) => one === format)
  if (format !== undefined && given === undefined)
    throw new FlagError(
      message('flag.record-format', { formats: RECORDING_FORMATS.join(', '), given: format }),
    )
  return {
    ...(folder !== undefined && { folder: path('--record', folder) }),
    ...(given && { format: given }),
    ...(part !== undefined && {
      partMinutes: wholeNumber('--record-part', part, MIN_PART_MINUTES, MAX_PART_MINUTES),
    }),
  }
}

function readPublishFlags({
  publish,
  'publish-prefix': prefix,
  'publish-to': relays,
}: SharedValues): SharedFlags['publish'] {
  return {
    ...(publish !== undefined && { address: address('--publish', publish, checkPublishAddress) }),
    ...(prefix !== undefined && { prefix }),
    ...(relays && { relays: lines('--publish-to', relays, checkPublisher, MAX_RELAYS) }),
  }
}

function readWebFlags({ http }: SharedValues) {
  return { ...(http !== undefined && { address: address('--http', http, checkHttpAddress) }) }
}

function readMqttFlags({
  mqtt,
  'mqtt-user': user,
  'mqtt-password-file': passwordFile,
}: SharedValues): SharedFlags['mqtt'] {
  return {
    ...(mqtt !== undefined && { broker: address('--mqtt', mqtt, checkBroker) }),
    ...(user !== undefined && { user }),
    // A service may start elsewhere than the shell in which the path was tried.
    ...(passwordFile !== undefined && {
      passwordFile: resolve(path('--mqtt-password-file', passwordFile)),
    }),
  }
}

/** Node's own messages, of `parseArgs`, are always English. */
function whyOf(error: unknown): Message | undefined {
  if (error instanceof FlagError) return error.why
  return error instanceof TypeError && 'code' in error
    ? message('verbatim', { text: error.message })
    : undefined
}

function readHubFlags(values: SharedValues): HubSettingsPatch {
  const { mode, listen, connect, 'allow-from': networks, 'allow-name': names } = values
  const given = MODES.find((one) => one === mode)
  if (mode !== undefined && given === undefined)
    throw new FlagError(message('flag.mode', { modes: MODES.join(', '), given: mode }))
  const requested = given ?? (listen && connect ? 'both' : undefined)
  return {
    ...(requested && { mode: requested }),
    ...(listen && readListenFlags(listen)),
    ...(connect && { connect: lines('--connect', connect, checkPublisher) }),
    ...(networks && { allowFrom: lines('--allow-from', networks, checkNetwork) }),
    ...(names && { allowNames: lines('--allow-name', names, checkCameraName) }),
  }
}

/** Only these addresses are in force. */
function readListenFlags(
  given: readonly string[],
): Pick<HubSettingsPatch, 'listen' | 'alsoListen'> {
  const [listen = '', ...alsoListen] = lines('--listen', given, checkListener)
  return { listen, alsoListen }
}
